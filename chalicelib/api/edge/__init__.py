"""What every route shares: reads the call, turns refusals into problems, answers, writes one line of log."""
