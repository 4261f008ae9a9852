"""What is known about texts themselves: signs, scripts, sentences, markers of lists."""
