"""Weighing: from proposals to one consistent set of attributions."""
