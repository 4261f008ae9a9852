"""What PDF editions and pictures share: the Typst template and the data that it sets."""
