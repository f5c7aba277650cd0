"""The directory as open data: Open Referral UK 3.0, the UK's profile of HSDS 3.0."""
