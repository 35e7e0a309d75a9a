"""Every sentence a person reads, French and English side by side: one file a subject.

`book` puts the subjects together, `lookup` finds and fills what belongs to a code, `messages` is what is sent.
"""
