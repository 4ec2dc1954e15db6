import re
import string

print(string.ascii_lowercase[:5], string.digits, string.punctuation[:6])
text = "Call 555-1234 or 555-9876, ask for Ada Lovelace <ada@example.com>"
print(re.findall(r"\d{3}-\d{4}", text), re.search(r"(\w+)@(\w+)\.com", text).groups())
print(re.sub(r"\d", "#", text), re.split(r"[,<>]\s*", text))
match = re.match(r"(?P<verb>\w+)\s+(?P<number>[\d-]+)", text)
print(match.group("verb"), match["number"], match.span(), match.groupdict())
pattern = re.compile(r"^(\w)\w*", re.MULTILINE | re.IGNORECASE)
print(pattern.findall("one two\nthree"), re.fullmatch(r"a+", "aab"), bool(re.fullmatch("a+", "aaa")))
print([m.start() for m in re.finditer("a", "banana")], re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.escape("a.b"))
