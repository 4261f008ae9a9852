"""What files of several formats are made of: ZIP archives, XML, the packages of Word."""
