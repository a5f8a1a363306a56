"""Campaigns: what a plan asks, of whom and by when. Pure: a plan, a period and units in, reports owed out."""
