"""XLSForm: questionnaires as offices write them in Excel, and as ours are kept, in Markdown.

One path for both: `load(source, name)` gives the form and where each question was written, or FormRejected with every
problem by sheet and row; `examine` looks at a stranger's file and gives a Verdict.
"""

from messages.xlsform.beside import beside
from messages.xlsform.convert import Converted, convert, load, placed
from messages.xlsform.problems import FormRejected, RowProblem
from messages.xlsform.registers import registers_of, shipped_registers
from messages.xlsform.verdict import Ready, Verdict, examine

__all__ = [
    "Converted",
    "FormRejected",
    "Ready",
    "RowProblem",
    "Verdict",
    "beside",
    "convert",
    "examine",
    "load",
    "placed",
    "registers_of",
    "shipped_registers",
]
