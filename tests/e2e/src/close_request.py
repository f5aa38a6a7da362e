# Asks the one window of a display to close, as a window manager does: WM_DELETE_WINDOW (ICCCM 4.2.8.1).
import ctypes
import sys

x11 = ctypes.CDLL("libX11.so.6")
Window = ctypes.c_ulong


class ClientMessage(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", Window),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
    ]


class Event(ctypes.Union):
    _fields_ = [("client", ClientMessage), ("pad", ctypes.c_long * 24)]


x11.XOpenDisplay.restype = ctypes.c_void_p
x11.XDefaultRootWindow.restype = Window
x11.XInternAtom.restype = ctypes.c_ulong
display = ctypes.c_void_p(x11.XOpenDisplay(sys.argv[1].encode()))
atom = lambda name: x11.XInternAtom(display, name, 0)
protocols, goes = atom(b"WM_PROTOCOLS"), atom(b"WM_DELETE_WINDOW")

unused, children, count = Window(), ctypes.POINTER(Window)(), ctypes.c_uint()
root = Window(x11.XDefaultRootWindow(display))
x11.XQueryTree(display, root, ctypes.byref(unused), ctypes.byref(unused), ctypes.byref(children), ctypes.byref(count))
asked = 0
for window in (Window(children[at]) for at in range(count.value)):
    name = ctypes.c_char_p()
    known, many = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_int()
    x11.XFetchName(display, window, ctypes.byref(name))
    x11.XGetWMProtocols(display, window, ctypes.byref(known), ctypes.byref(many))
    if name.value != b"Assay" or goes not in [known[at] for at in range(many.value)]:
        continue
    event = Event()
    event.client.type = 33  # ClientMessage
    event.client.window = window
    event.client.message_type = protocols
    event.client.format = 32
    event.client.data[0] = goes
    x11.XSendEvent(display, window, 0, 0, ctypes.byref(event))
    asked += 1
x11.XSync(display, 0)
sys.exit(0 if asked == 1 else f"{asked} windows can be asked")
