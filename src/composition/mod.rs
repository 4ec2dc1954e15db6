//! Compositions: tasks and how they are awaited, read from Python source and written as Python source.
