"""What web pages and the pages of an e-book share: reading HTML, and writing it by position."""
