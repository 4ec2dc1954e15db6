//! The timeline: a pure function from a trace and a view to a list of shapes; knows no canvas.
