import json

data = {"name": "Ada", "age": 36, "tags": ["x", None, True, 1.5], "nested": {"é": "ü\n\"q\""}}
text = json.dumps(data)
print(text)
print(json.loads(text) == data, json.dumps(data, ensure_ascii=False))
print(json.dumps({"b": 1, "a": [1, {"c": 2}], "e": []}, indent=2, sort_keys=True))
print(json.dumps([1, 2], separators=(",", ":")), json.dumps("text"), json.dumps(None), json.dumps({1: 2, None: 3}))
print(json.loads('{"a": [1, 2.5, "x", true, false, null], "b": {}}'), json.loads(" 12 "), json.loads('"\\u00e9\\t"'))
for bad in ["{", "[1,]", "nope", '{"a" 1}', ""]:
    try:
        json.loads(bad)
    except json.JSONDecodeError as error:
        print(error)
try:
    json.dumps({1, 2})
except TypeError as error:
    print(error)
print(json.dumps({"t": (1, 2)}, default=str), json.dumps(object, default=lambda o: "object"))
