//! What just happened and why, in one sentence; made from the trace alone.
