"""Contents: cue → source and content, in each construction that can tie the three."""

from quoteattr.contents.stage import CONSTRUCTIONS, find_contents

__all__ = ["CONSTRUCTIONS", "find_contents"]
