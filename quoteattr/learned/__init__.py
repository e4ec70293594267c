"""Attribution learnt from annotated news: readings, features, network, decoding."""
