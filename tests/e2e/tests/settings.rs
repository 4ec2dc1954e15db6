//! The settings as a person uses them: input, seed, the tables of addresses and files, real requests; by mouse and by keys.

use e2e::{Page, Part, Playground, Server, Stage};
use fantoccini::key::Key;

fn settings<'a>(page: &Page<'a>) -> Part<'a> {
    page.part("dialog", "Settings")
}

#[track_caller]
fn open_settings<'a>(page: &Page<'a>) -> Part<'a> {
    page.button("Settings").click();
    settings(page).should_be_there();
    settings(page)
}

#[track_caller]
fn should_print(page: &Playground, words: &str) {
    page.button("Last").click();
    page.group("Output").should_say(words);
}

#[test]
fn what_is_set_decides_the_run_and_travels_in_links() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.paste("import asyncio, random\nasyncio.run(asyncio.sleep(1))\nprint('drawn', random.random())\nprint('Hello', input())\nprint(open('data.txt').readline())\nprint(open('mine.txt').read())\n");
    should_print(&page, "EOFError");
    let first = page.group("Output").text();

    let open = open_settings(&page);
    open.textbox("Lines for input()").paste_over("Ada\nBob\n");
    open.textbox("Seed").replace_with("7");
    open.button("Add file").click();
    open.part("group", "File file1.txt").textbox("Path of file1.txt").replace_with("mine.txt");
    open.part("group", "File mine.txt").textbox("Text of mine.txt").paste_over("my own text");
    open.button("Close").click();
    should_print(&page, "Hello Ada");
    should_print(&page, "my own text");
    let second = page.group("Output").text();
    assert_ne!(first.lines().nth(1), second.lines().nth(1), "another seed draws another number");

    let link = page.copied_by("Share");
    let again = Playground::at(&stage, &link);
    should_print(&again, "my own text");
    assert_eq!(again.group("Output").text(), second);

    let open = open_settings(&again);
    assert_eq!(open.textbox("Seed").value(), "7");
    open.button("Reset everything").click();
    open.button("Close").click();
    should_print(&again, "EOFError");
}

#[test]
fn addresses_can_be_changed_added_and_removed_and_what_is_wrong_is_marked() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.paste("import requests\nprint(requests.get('https://example.org').status_code)\nprint(requests.get('https://shop.example/items').json()['left'])\n");
    should_print(&page, "JSONDecodeError");

    let open = open_settings(&page);
    assert!(open.text().contains("Nothing is asked of the real network"));
    open.button("Add address").click();
    let row = open.part("group", "Address api.example.com/items");
    row.textbox("Text that api.example.com/items answers").paste_over("{'left': 3}");
    row.should_say("expected a text in double quotes");
    assert_eq!(row.textbox("Text that api.example.com/items answers").attribute("aria-invalid"), "true");
    row.textbox("Text that api.example.com/items answers").paste_over("{\"left\": 31}");
    row.textbox("Address api.example.com/items").paste_over("shop.example");
    let row = open.part("group", "Address shop.example");
    row.textbox("Seconds until shop.example answers").replace_with("2");
    row.textbox("Seconds until shop.example answers").press("x");
    row.should_say("expected seconds");
    open.button("Close").click();
    should_print(&page, "31");
    page.wait_until("the answer after 2 s", || page.slider("Position").attribute("aria-valuetext").contains("2.12 s"));

    let open = open_settings(&page);
    open.part("group", "Address example.org/").part("combobox", "Answer of example.org/").choose("Connection refused");
    open.button("Close").click();
    should_print(&page, "Connection refused");
    let open = open_settings(&page);
    open.button("Reset the table").click();
    open.button("Close").click();
    should_print(&page, "JSONDecodeError");
}

#[test]
fn the_settings_open_and_close_by_keys() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.press(',');
    settings(&page).should_be_there();
    settings(&page).textbox("Seed").focus();
    page.press(Key::Escape);
    settings(&page).should_not_be_there();
    let (step, _) = page.step();
    page.press(Key::Right);
    page.should_be_at(step + 1);
}

#[test]
fn real_requests_are_made_and_what_the_browser_forbids_is_said() {
    let stage = Stage::new();
    let open = Server::new(e2e::dist(), &[("Access-Control-Allow-Origin", "*")]);
    open.add_page("hello", "a real answer");
    let shut = Server::new(e2e::dist(), &[]);
    shut.add_page("hello", "not for other sites");
    let page = Playground::open(&stage, "");
    page.paste(&format!(
        "import asyncio, aiohttp, requests\n\
         async def main():\n    async with aiohttp.ClientSession() as session:\n        async with session.get('{}') as response:\n            \
         print(response.status, await response.text())\n        try:\n            await session.get('{}')\n        \
         except aiohttp.ClientConnectorError as error:\n            print('refused:', error)\n    print(requests.get('{}').text)\n\
         asyncio.run(main())\n",
        open.url("hello"),
        shut.url("hello"),
        open.url("hello")
    ));
    should_print(&page, "ClientConnectorError");
    assert!(!open.asked().contains(&"hello".to_owned()), "nothing is asked unless it is asked for");
    page.switch("Live").click();
    page.switch("Real requests").click();
    page.group("Output").should_say("200 a real answer");
    page.group("Output").should_say("CORS");
    page.should_say("real requests");
    page.button("Last").click();
    assert_eq!(page.group("Output").text().matches("a real answer").count(), 2, "requests.get got its answer too");
    assert!(open.asked().iter().filter(|path| *path == "hello").count() >= 2);
}
