"""Campaign files: a plan as YAML that an officer can read and edit, checked line by line."""

from messages.campaign_files.copying import copy_campaign
from messages.campaign_files.loading import known_forms, load_campaign
from messages.campaign_files.problems import CampaignError, FileProblem

__all__ = ["CampaignError", "FileProblem", "copy_campaign", "known_forms", "load_campaign"]
