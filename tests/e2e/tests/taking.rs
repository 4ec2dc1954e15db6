//! What can be taken along: each form holds the very run that is shown.

use e2e::{Playground, Stage};
use serde_json::Value;

/// Has the page keep the files that it saves, so that a test can read them.
fn keep_files(page: &Playground<'_>) {
    page.script(
        "window.saved = []; const create = URL.createObjectURL.bind(URL);
        URL.createObjectURL = (blob) => { window.saved.push({ blob }); return create(blob) };
        HTMLAnchorElement.prototype.click = function () { window.saved.at(-1).name = this.download };",
    );
}

/// Saves one form: the file's name, its type, and what stands in it.
fn saved(page: &Playground<'_>, form: &str) -> (String, String, String) {
    page.script("window.saved.length = 0");
    page.button("Take along").click();
    page.part("dialog", "Take along").button(&format!("Save {form}")).click();
    let mut found = Value::Null;
    page.wait_until("a file", || {
        found = page
            .script("const file = window.saved[0]; return file?.name ? [file.name, file.blob.type, await file.blob.text()] : null");
        !found.is_null()
    });
    let part = |at: usize| found[at].as_str().unwrap_or_default().to_string();
    (part(0), part(1), part(2))
}

#[test]
fn a_run_is_taken_along_in_every_form() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.part("combobox", "Example").choose("gather keeps the order of its arguments");
    page.wait_until("the example", || page.group("Source").text().contains("gather"));
    keep_files(&page);
    let (name, kind, python) = saved(&page, "Python program");
    assert!(name.ends_with(".py") && kind == "text/x-python" && python.contains("asyncio.gather("), "{name} {kind} {python}");
    let (name, kind, svg) = saved(&page, "SVG picture");
    assert!(name.ends_with(".svg") && kind == "image/svg+xml", "{name} {kind}");
    assert!(
        svg.contains("<title>gather keeps the order of its arguments</title>") && svg.contains("runs for the first time"),
        "{svg}"
    );
    let (_, _, steps) = saved(&page, "text of all steps");
    assert_eq!(steps.lines().count(), page.step().1, "{steps}");
    let (_, _, events) = saved(&page, "text of all events");
    assert!(events.lines().count() > page.step().1 && events.contains("because #"), "{events}");
    let (name, _, chrome) = saved(&page, "Chrome trace");
    let chrome: Value = serde_json::from_str(&chrome).expect("JSON");
    assert!(name.ends_with(".json") && chrome["traceEvents"].as_array().is_some_and(|events| events.len() > 10));
    let (name, kind, png) = saved(&page, "PNG picture");
    assert!(name.ends_with(".png") && kind == "image/png" && png.contains("PNG"), "{name} {kind}");
    page.should_say("Saved");
}

#[test]
fn what_is_text_can_be_copied() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.button("Take along").click();
    let copied = page.copied_by("Copy Python program");
    assert!(copied.contains("asyncio.run(main())"), "{copied}");
}
