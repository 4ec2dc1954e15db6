//! Names that CPython's modules have and this engine's have not: whoever asks for one is told so.

use super::natives::functions;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, unsupported};
use crate::python::function::Entry;
use crate::python::machine::Vm;

/// Module or class, and the names that it lacks; `*`: too many to list, so that any other name may be one.
const LACKING: &[(&str, &str)] = &[
    (
        "asyncio.unix_events._UnixSelectorEventLoop",
        "add_reader add_writer connect_accepted_socket connect_read_pipe connect_write_pipe create_datagram_endpoint create_unix_connection create_unix_server getaddrinfo \
         getnameinfo remove_reader remove_writer sendfile sock_accept sock_connect sock_recv sock_recv_into \
         sock_recvfrom sock_recvfrom_into sock_sendall sock_sendfile sock_sendto start_tls subprocess_exec subprocess_shell",
    ),
    (
        "code",
        "co_code co_consts co_names co_exceptiontable co_flags co_linetable co_lines co_lnotab co_nlocals co_positions co_stacksize replace",
    ),
    ("bytes", "expandtabs maketrans translate"),
    ("bytearray", "expandtabs maketrans translate"),
    ("Future", "_callbacks _exception _loop _result _source_traceback _state"),
    ("_asyncio.Task", "_callbacks _coro _exception _fut_waiter _loop _must_cancel _result _source_traceback _state"),
    ("asyncio.queues.Queue", "_format _get _get_loop _init _loop _put _wakeup_next"),
    ("aiofiles", "*"),
    ("aiohttp", "*"),
    ("httpx", "*"),
    ("requests", "*"),
    ("urllib.request", "*"),
    ("abc", "abstractclassmethod abstractstaticmethod"),
    (
        "asyncio",
        "AbstractChildWatcher AbstractEventLoopPolicy BaseEventLoop BufferedProtocol DatagramProtocol DatagramTransport \
         DefaultEventLoopPolicy FastChildWatcher MultiLoopChildWatcher PidfdChildWatcher SafeChildWatcher SelectorEventLoop \
         SendfileNotAvailableError SubprocessProtocol SubprocessTransport ThreadedChildWatcher create_subprocess_exec \
         create_subprocess_shell get_child_watcher get_event_loop_policy open_unix_connection set_child_watcher \
         set_event_loop_policy start_unix_server",
    ),
    (
        "asyncio.unix_events._UnixSelectorEventLoop",
        "add_reader add_signal_handler add_writer connect_accepted_socket connect_read_pipe connect_write_pipe create_datagram_endpoint create_unix_connection create_unix_server getaddrinfo getnameinfo \
         remove_reader remove_signal_handler remove_writer sendfile set_default_executor sock_accept sock_connect \
         sock_recv sock_recv_into sock_recvfrom sock_sendall sock_sendfile sock_sendto start_tls subprocess_exec subprocess_shell",
    ),
    (
        "base64",
        "a85decode a85encode b32decode b32encode b32hexdecode b32hexencode b85decode b85encode decode decodebytes encode \
         encodebytes",
    ),
    ("contextlib", "chdir"),
    ("enum", "global_enum_repr global_flag_repr global_str pickle_by_enum_name pickle_by_global_name"),
    ("errno", "*"),
    ("frame", "f_locals f_globals f_lasti f_trace_lines f_trace_opcodes"),
    ("gc", "*"),
    ("hashlib", "blake2b blake2s file_digest pbkdf2_hmac sha3_224 sha3_256 sha3_384 sha3_512 shake_128 shake_256"),
    ("importlib", "invalidate_caches"),
    ("inspect", "*"),
    (
        "io",
        "BlockingIOError BufferedRWPair BufferedRandom BufferedReader BufferedWriter FileIO IncrementalNewlineDecoder \
         TextIOWrapper open_code text_encoding",
    ),
    ("logging", "BufferingFormatter getLogRecordFactory setLogRecordFactory setLoggerClass"),
    ("math", "gamma lgamma nextafter remainder ulp"),
    ("operator", "iand iconcat ifloordiv ilshift imatmul imod ipow irshift itruediv ixor"),
    ("os", "*"),
    ("pathlib", "PureWindowsPath WindowsPath"),
    ("platform", "*"),
    ("pprint", "PrettyPrinter isreadable isrecursive saferepr"),
    ("random", "vonmisesvariate"),
    ("re", "template"),
    ("signal", "*"),
    ("statistics", "NormalDist covariance linear_regression median_grouped"),
    ("sys", "*"),
    ("threading", "ThreadError get_native_id getprofile gettrace setprofile settrace stack_size"),
    (
        "time",
        "CLOCK_BOOTTIME CLOCK_MONOTONIC_RAW CLOCK_PROCESS_CPUTIME_ID CLOCK_TAI CLOCK_THREAD_CPUTIME_ID clock_getres clock_gettime \
         clock_gettime_ns clock_settime clock_settime_ns pthread_getcpuclockid thread_time_ns tzset",
    ),
    ("timeit", "Timer"),
    ("traceback", "print_last"),
    (
        "types",
        "CellType ClassMethodDescriptorType GetSetDescriptorType MemberDescriptorType MethodDescriptorType \
         MethodWrapperType WrapperDescriptorType prepare_class resolve_bases",
    ),
    ("typing", "ParamSpecArgs ParamSpecKwargs SupportsBytes SupportsComplex clear_overloads get_overloads no_type_check_decorator"),
    ("urllib.parse", "DefragResult DefragResultBytes ParseResultBytes SplitResultBytes quote_from_bytes"),
    ("uuid", "Enum RESERVED_FUTURE RESERVED_MICROSOFT RESERVED_NCS RFC_4122 SafeUUID bytes_ getnode int_"),
];

/// Names of a module that are defined in another of this engine's, which is loaded when one of them is asked for.
const ELSEWHERE: &[(&str, &str, &str)] = &[
    ("sys", "inspect", "_getframe"),
    (
        "asyncio",
        "asyncio.streams",
        "AbstractServer BaseProtocol BaseTransport IncompleteReadError LimitOverrunError Protocol ReadTransport Server StreamReader \
     StreamReaderProtocol StreamWriter Transport WriteTransport open_connection start_server",
    ),
];

/// The module in which a name of a module is to be looked for, if that is another.
pub fn elsewhere(module: &str, name: &str) -> Option<&'static str> {
    let is_it = |(known, _, names): &&(&str, &str, &str)| *known == module && names.split_whitespace().any(|known| known == name);
    ELSEWHERE.iter().find(is_it).map(|(_, home, _)| *home)
}

/// `_lacking`: what our own Python says where it does not do what CPython does.
pub fn fill(_: &mut Vm, namespace: &mut Dict) -> PyResult<()> {
    let lacking: &[Entry] = &[("lacking", "what, /", |vm, args| Err(unsupported(vm.str(&args[0].clone())?)))];
    functions("_lacking", namespace, lacking);
    Ok(())
}

/// Whether CPython's module or class has a name that this engine's has not.
pub fn lacks(module: &str, name: &str) -> bool {
    let row = LACKING.iter().find(|(known, _)| *known == module);
    row.is_some_and(|(_, names)| (*names == "*" && !name.starts_with('_')) || names.split_whitespace().any(|known| known == name))
}
