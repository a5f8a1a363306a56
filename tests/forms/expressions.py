"""One expression, evaluated among some answers."""

from __future__ import annotations

from datetime import datetime
from xml.sax.saxutils import quoteattr

from bot.core.forms import load_form
from tests.forms.scenario import NOW

_FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>t</h:title><model>
<instance><data id="t" version="7"><a>5</a><b>12.50</b><s>Xin chào</s><d>2024-02-29</d>
<dt>2024-02-29T12:00:00.000+07:00</dt><blank/><sel>a c</sel><hidden>9</hidden><pick>b</pick>
<g><x>9</x><y>8</y></g><m><v>1</v><w>x</w></m><m><v>2</v><w>y</w></m><m><v/><w/></m><c/></data></instance>
<instance id="ds"><root><item><name>a</name><label>Á</label><v>1</v></item><item><name>b</name><label>Bê</label>
<v>2</v></item><item><name>c</name><label>C</label><v>3</v></item></root></instance>
<bind nodeset="/data/a" type="int"/><bind nodeset="/data/d" type="date"/><bind nodeset="/data/m/v" type="int"/>
<bind nodeset="/data/hidden" relevant="false()"/><bind nodeset="/data/c" type="{type}" calculate={expression}/>
</model></h:head><h:body><input ref="/data/a"><label>a</label></input>
<select1 ref="/data/pick"><label>p</label><itemset nodeset="instance('ds')/root/item"><value ref="name"/>
<label ref="label"/></itemset></select1>
<group ref="/data/m"><repeat nodeset="/data/m"><input ref="/data/m/v"><label>v</label></input></repeat></group>
</h:body></h:html>"""


def evaluate(expression: str, type_: str = "string", now: datetime = NOW) -> str:
    """What a calculation of `type_` stores."""
    xml = _FORM.format(expression=quoteattr(expression), type=type_)
    return load_form(xml).begin(now, seed=1).value("/data/c")
