//! The HTML that shows a run on somebody's page. Knows no page.

/// A frame for `address`. It may run scripts and open Loopscope in a window of its own, and nothing else.
pub fn embed_html(address: &str, title: &str) -> String {
    let title = if title.is_empty() { "Loopscope".to_owned() } else { format!("Loopscope: {title}") };
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"460\" style=\"border:0\" loading=\"lazy\" \
         sandbox=\"allow-scripts allow-popups\" allow=\"fullscreen; clipboard-write\"></iframe>",
        escaped(address),
        escaped(&title)
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_title_breaks_out_of_its_attribute() {
        let html = embed_html("https://x.test/?embed&a#v1.x", "gather \"<script>\"");
        assert_eq!(
            html,
            "<iframe src=\"https://x.test/?embed&amp;a#v1.x\" title=\"Loopscope: gather &quot;&lt;script&gt;&quot;\" width=\"100%\" height=\"460\" \
             style=\"border:0\" loading=\"lazy\" sandbox=\"allow-scripts allow-popups\" allow=\"fullscreen; clipboard-write\"></iframe>"
        );
    }
}
