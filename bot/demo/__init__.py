"""The demo: an invented Kon Rẫy, people to be, and a clock that can be moved forward."""
