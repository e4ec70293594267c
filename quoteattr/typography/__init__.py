"""Typography: what characters on the page mean, before any grammar."""
