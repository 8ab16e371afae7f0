"""The uppföljning: its content and how it is built."""

from reports.content.follow_up.building import build_follow_up
from reports.content.follow_up.nodes import FollowUpContent

__all__ = ["FollowUpContent", "build_follow_up"]
