//! Players on a page of another origin: how they load, what they tell and obey, and what hosts and frames that mean no good can do.

use e2e::{Page, Server, Stage, dist};

const PROGRAM: &str = "import asyncio\n\nasync def main():\n    print('tick')\n    await asyncio.sleep(1)\n    print('&lt;tock&gt;')\n\nasyncio.run(main())\n";

/// A server of the built page as static hosts send it, and the page around the players, on another origin.
fn hosting(html: impl Fn(&Server) -> String) -> (Server, Stage) {
    let player = Server::new(dist(), &[("Access-Control-Allow-Origin", "*"), ("Cache-Control", "max-age=600")]);
    let host = Server::new(dist(), &[]);
    let head = format!(
        "<!doctype html><link rel=\"icon\" href=\"data:,\"><title>A course</title><script src=\"{}\"></script><script>\
         window.told = []; for (const name of ['ready', 'state', 'height', 'finished']) \
         addEventListener('loopscope-' + name, (event) => told.push({{ name, of: event.target.id, ...event.detail }}));</script>",
        player.url("player.js")
    );
    host.add_page("course.html", &(head + &html(&player)));
    (player, Stage::serving(host))
}

/// How many of the players have a frame.
fn frames(page: &Page<'_>) -> u64 {
    let count =
        "return [...document.querySelectorAll('loopscope-player')].filter((p) => p.shadowRoot.querySelector('iframe')).length";
    page.script(count).as_u64().unwrap_or_default()
}

/// Whether something like this was told.
fn told(page: &Page<'_>, condition: &str) -> bool {
    page.script(&format!("return told.some((message) => {condition})")) == true
}

fn element(id: &str, attributes: &str) -> String {
    format!("<loopscope-player id=\"{id}\" {attributes}><pre><code>{PROGRAM}</code></pre></loopscope-player>")
}

#[test]
fn ten_players_load_as_they_come_into_view_and_fetch_the_engine_once() {
    let (player, stage) = hosting(|_| {
        (0..10).map(|number| element(&format!("p{number}"), "height=\"400\"") + "<p style=\"height: 900px\">text</p>").collect()
    });
    let page = stage.open("course.html");
    page.wait_long_until("the first player to tell its state", || told(&page, "message.of == 'p0' && message.name == 'state'"));
    assert!(frames(&page) < 4, "{} players have loaded, and one is in sight", frames(&page));
    for number in 1..10 {
        page.script(&format!("p{number}.scrollIntoView()"));
        let condition = format!("message.of == 'p{number}' && message.name == 'state' && message.steps == 2");
        page.wait_long_until("each player to tell its state", || told(&page, &condition));
    }
    assert_eq!(frames(&page), 10);
    let engines = player.asked().iter().filter(|path| path.ends_with(".wasm")).count();
    assert_eq!(engines, 1, "{:?}", player.asked());
    assert_eq!(stage.errors(), [""; 0]);
}

#[test]
fn a_player_obeys_its_host_and_is_as_high_as_it_needs() {
    let (_player, stage) = hosting(|_| element("one", "show=\"player\"") + &element("two", "at=\"1\" sandbox"));
    let page = stage.open("course.html");
    page.wait_long_until("the first step", || {
        told(&page, "message.of == 'one' && message.step == 1 && message.said.includes('tick')")
    });
    page.script("one.step()");
    page.wait_until("the end", || told(&page, "message.of == 'one' && message.name == 'finished' && message.well"));
    assert!(told(&page, "message.of == 'one' && message.seconds == 1 && message.said.includes('<tock>')"), "text is not changed");
    // What the other one has told by now is not told again.
    let forget = "told.splice(0, told.length, ...told.filter((message) => message.of != 'one'));";
    page.script(&format!("one.seek({{ step: 1 }}); {forget} one.play()"));
    page.wait_until("it to play", || told(&page, "message.of == 'one' && message.playing"));
    page.script(&format!("{forget} one.load({{ source: 'print(1)\\nprint(2)' }})"));
    page.wait_until("another program", || told(&page, "message.of == 'one' && message.steps == 1 && message.step == 1"));
    page.wait_until("the height that it asks for", || {
        page.script("const box = one.shadowRoot.querySelector('.frame').clientHeight; return box >= 260 && box < 460") == true
    });
    page.script("two.scrollIntoView()");
    page.wait_long_until("a sandboxed one at its moment", || told(&page, "message.of == 'two' && message.seconds == 1"));
    assert_eq!(stage.errors(), [""; 0]);
}

#[test]
fn messages_of_nobody_and_nonsense_change_nothing() {
    let (_player, stage) = hosting(|player| {
        let stranger = "<iframe id=\"stranger\" srcdoc=\"<p>stranger</p>\"></iframe>";
        let elsewhere = player.url("?embed&host=https://elsewhere.test");
        element("one", "") + stranger + &format!("<iframe id=\"other\" src=\"{elsewhere}\"></iframe>")
    });
    let page = stage.open("course.html");
    page.wait_long_until("the player", || told(&page, "message.name == 'state' && message.step == 1"));
    // A hostile host: cyclic, huge, ill-typed, from a later version, with prototypes and buffers.
    page.script(
        "const frame = one.shadowRoot.querySelector('iframe').contentWindow; const cycle = {}; cycle.self = cycle; told.length = 0;
         const bad = [null, 1, 'play', [], cycle, new ArrayBuffer(9), { loopscope: 1 }, { loopscope: 2, type: 'play' }, { loopscope: 1, type: {} },
           { loopscope: 1, type: 'load', source: 'x'.repeat(500000) }, { loopscope: 1, type: 'load', link: '#v1.!!' }, { loopscope: 1, type: 'seek', step: -1 },
           { loopscope: 1, type: 'load', src: 'https://example.test/a.py' }, { loopscope: 1, type: '__proto__', to: 'x' }, new Map([['loopscope', 1]])];
         for (const message of bad) frame.postMessage(message, '*');
         frame.postMessage({ loopscope: 1, type: 'ask' }, '*');",
    );
    page.wait_until("the player to answer as before", || {
        told(&page, "message.name == 'state' && message.step == 1 && message.steps == 2")
    });
    // A frame beside the player speaks to the host in the player's name, and to the player in the host's.
    page.script(
        "told.length = 0; const frame = one.shadowRoot.querySelector('iframe').contentWindow; stranger.contentWindow.target = frame;
         const say = (text) => { const script = stranger.contentDocument.createElement('script'); script.textContent = text; stranger.contentDocument.body.append(script); };
         say(\"parent.postMessage({ loopscope: 1, type: 'finished', steps: 1 }, '*'); target.postMessage({ loopscope: 1, type: 'step' }, '*')\");
         other.contentWindow.postMessage({ loopscope: 1, type: 'ask' }, '*');
         one.seek({ step: 1 }); frame.postMessage({ loopscope: 1, type: 'ask' }, '*');",
    );
    page.wait_until("the player to answer", || told(&page, "message.name == 'state'"));
    assert!(!told(&page, "message.name == 'finished' || message.step != 1"), "{}", page.script("return told"));
}

#[test]
fn readers_without_scripts_and_on_paper_have_the_code_or_the_picture() {
    let (_player, stage) = hosting(|_| element("one", "") + &element("drawn", "poster=\"icon.svg\" title=\"A drawing\""));
    let page = stage.open("course.html");
    page.wait_long_until("the player", || told(&page, "message.of == 'one' && message.name == 'state'"));
    let shown = |what: &str| page.script(&format!("return one.shadowRoot.querySelector('{what}').checkVisibility()")) == true;
    page.wait_until("the player instead of the code", || !shown(".still") && shown("iframe"));
    stage.devtools("Emulation.setEmulatedMedia", serde_json::json!({ "media": "print" }));
    page.wait_until("the code instead of the player", || shown(".still") && !shown("iframe"));
    assert_eq!(page.script("return drawn.shadowRoot.querySelector('img').alt"), "A drawing");
    stage.devtools("Emulation.setEmulatedMedia", serde_json::json!({ "media": "" }));
    stage.devtools("Emulation.setScriptExecutionDisabled", serde_json::json!({ "value": true }));
    stage.open("course.html").should_say("await asyncio.sleep(1)");
}

#[test]
fn marked_code_blocks_become_players_with_what_stands_above_them() {
    let (_player, stage) = hosting(|player| {
        format!(
            "<pre class=\"loopscope-setup\"><code>import asyncio</code></pre>\
             <div class=\"highlight loopscope-part\"><pre>async def work():\n    <b>print</b>('above')</pre></div>\
             <pre id=\"plain\"><code>not marked</code></pre>\
             <div class=\"highlight loopscope\" data-title=\"Blocks\"><pre><span class=\"linenos\">1</span>asyncio.run(work())</pre></div>\
             <script src=\"{}\"></script>",
            player.url("blocks.js")
        )
    });
    let page = stage.open("course.html");
    page.wait_long_until("the program of three blocks", || told(&page, "message.said?.includes('above')"));
    assert_eq!(page.script("return document.querySelector('.loopscope-setup').checkVisibility()"), false);
    assert_eq!(page.script("return plain.checkVisibility() && document.querySelectorAll('loopscope-player').length"), 1);
    assert_eq!(stage.errors(), [""; 0]);
}

#[test]
fn a_program_of_the_same_site_opens_by_a_short_address() {
    let server = Server::new(dist(), &[]);
    server.add_page("week/first.py", "print('from a file')\nprint('its end')\n");
    let stage = Stage::serving(server);
    let page = stage.open("?src=week/first.py&step=1");
    page.should_say("from a file");
    let page = stage.open("?src=week/none.py");
    page.should_say("The program at week/none.py cannot be loaded: the server answers 404");
    let page = stage.open("?src=https://example.org/a.py");
    page.should_say("expected an address of this site");
}
