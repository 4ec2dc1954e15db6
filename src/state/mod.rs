//! The state of the page, the actions that change it, and its form in a link; knows no page.
