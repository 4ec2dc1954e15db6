"""errno: the numbers of errors of the operating system."""
EPERM, ENOENT, ESRCH, EINTR, EIO, EBADF, EAGAIN, ENOMEM, EACCES, EEXIST, ENOTDIR, EISDIR, EINVAL, EPIPE = 1, 2, 3, 4, 5, 9, 11, 12, 13, 17, 20, 21, 22, 32
EWOULDBLOCK = EAGAIN
EADDRINUSE, ECONNABORTED, ECONNRESET, ETIMEDOUT, ECONNREFUSED, EHOSTUNREACH, EINPROGRESS = 98, 103, 104, 110, 111, 113, 115
errorcode = {value: name for name, value in list(globals().items()) if name.startswith('E') and isinstance(value, int)}
