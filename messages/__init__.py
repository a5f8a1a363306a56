"""Everything a person can read: wording, questionnaires, campaigns."""
