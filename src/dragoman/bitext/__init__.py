"""x"""
from dragoman.bitext.align import align_texts
from dragoman.bitext.blocks import make_blocks
from dragoman.bitext.model import Bead, TextBlock
