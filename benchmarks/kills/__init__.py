"""`bantin run` is killed at random moments under load and started again: is anything lost, is anything doubled?"""
