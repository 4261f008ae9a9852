"""The workbench: a page on this machine, to translate and review beside the edition.

``serve`` is the command; ``_app`` has the addresses, and ``_answers`` what the page asks for. It is
above ``commands``, because a person does with it what the commands do. Only this room knows Flask.
"""
