"""Work that is shared by several processes, or by the machines of a cluster."""
