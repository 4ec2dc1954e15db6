"""sched: functions to be called at their time."""
import heapq
import time
from itertools import count as _count


class Event(tuple):
    time = property(lambda self: self[0])
    priority = property(lambda self: self[1])
    action = property(lambda self: self[3])
    argument = property(lambda self: self[4])
    kwargs = property(lambda self: self[5])

    def __repr__(self):
        return 'Event(time=%r, priority=%r, sequence=%r, action=%r, argument=%r, kwargs=%r)' % tuple(self)


class scheduler:
    def __init__(self, timefunc=time.monotonic, delayfunc=time.sleep):
        self._queue, self._sequence = [], _count()
        self.timefunc, self.delayfunc = timefunc, delayfunc

    def enterabs(self, time, priority, action, argument=(), kwargs={}):
        event = Event((time, priority, next(self._sequence), action, argument, kwargs))
        heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs={}):
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        self._queue.remove(event)
        heapq.heapify(self._queue)

    def empty(self):
        return not self._queue

    @property
    def queue(self):
        return sorted(self._queue)

    def run(self, blocking=True):
        while self._queue:
            now = self.timefunc()
            if self._queue[0].time > now:
                if not blocking:
                    return self._queue[0].time - now
                self.delayfunc(self._queue[0].time - now)
            else:
                event = heapq.heappop(self._queue)
                event.action(*event.argument, **event.kwargs)
                self.delayfunc(0)
