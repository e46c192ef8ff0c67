"""Answers in the memory of a process: bounded, and fair to addresses that are asked for again.

A new answer stands on trial, in a quarter of the room; only one that is asked for again moves among the proven. A flood
of addresses that nobody asks for twice therefore throws out nothing but itself ("segmented LRU").
"""

import threading
from collections import OrderedDict

from portal.http.page_cache.answer import Answer, Key

__all__ = ["Store"]

PART_ON_TRIAL = 0.25


class Segment:
    """Answers up to so many bytes; the one that was used least lately goes first."""

    def __init__(self, most: int) -> None:
        self.most, self.size = most, 0
        self.answers: OrderedDict[Key, Answer] = OrderedDict()

    def add(self, key: Key, answer: Answer) -> list[tuple[Key, Answer]]:
        """Keeps the answer; gives those that had to go."""
        self.remove(key)
        self.answers[key] = answer
        self.size += answer.size
        gone = []
        while self.size > self.most:
            oldest, old = self.answers.popitem(last=False)
            self.size -= old.size
            gone.append((oldest, old))
        return gone

    def remove(self, key: Key) -> Answer | None:
        """Takes the answer out, if it is here."""
        answer = self.answers.pop(key, None)
        if answer is not None:
            self.size -= answer.size
        return answer


class Store:
    """Answers by their key, in at most so many bytes."""

    def __init__(self, most: int) -> None:
        self.lock = threading.Lock()
        self.on_trial = Segment(int(most * PART_ON_TRIAL))
        self.proven = Segment(most - self.on_trial.most)

    def get(self, key: Key) -> Answer | None:
        """The answer, which is worth more for having been asked for again."""
        with self.lock:
            answer = self.proven.answers.get(key)
            if answer is not None:
                self.proven.answers.move_to_end(key)
                return answer
            answer = self.on_trial.remove(key)
            if answer is not None:
                for old_key, old in self.proven.add(key, answer):
                    self.on_trial.add(old_key, old)
            return answer

    def put(self, key: Key, answer: Answer) -> None:
        """Keeps the answer in place of an earlier one of the key."""
        with self.lock:
            if key in self.proven.answers:
                self.proven.add(key, answer)
            else:
                self.on_trial.add(key, answer)

    def drop(self, key: Key, answer: Answer) -> None:
        """Forgets that answer, unless another stands in its place by now."""
        with self.lock:
            for segment in (self.proven, self.on_trial):
                if segment.answers.get(key) is answer:
                    segment.remove(key)
