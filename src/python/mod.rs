//! Python: parsing, compiling and running source on the event loop; knows no page.
