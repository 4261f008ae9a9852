"""What is between the two numbers of a range: 3 to 6, 25 až 50, ۱۰ تا ۲۰, 1'den 4'e."""

RANGE_SIGNS = "-–—~〜～/至到"
RANGE_WORDS = (
    "to|and|or|till|bis|und|oder|tot|en|of|och|eller|til|og|eða|à|et|ou|a|y|o|e|até|i|la|[șş]i|sau"
    "|până la|до|и|или|по|і|та|або|чи|до|do|lub|až|nebo|alebo|in|ali|ili|iki|ir|ar|līdz|un|vai|kuni"
    "|ja|või|tai|és|vagy|έως|ως|με|μέχρι|και|ή|ila|ile|ve|veya|ilə|və|deri në|dhe|ose"
    "|մինչև|և|და|және|تا|و|یا|الی|إلى|الى|أو|עד|או|سے|से|या|থেকে|hingga|sampai|dan|atau|đến|tới|và|ถึง|hadi|na"
)
"""The words of many languages that are between the numbers of a range, as alternatives."""
RANGE_ENDINGS = "['’]?(?:[dt][ae]n|d[ae]|lik|lık)|-?(?:дан|ден|тан|тен|დან|ից)|から|에서"
"""What may be at the end of the first number in languages that have no word for it."""
