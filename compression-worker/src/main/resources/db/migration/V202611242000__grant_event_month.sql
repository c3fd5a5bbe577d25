-- the live feed reads events back by their ids, and looks for them in their session's month alone
GRANT SELECT (event_month) ON session TO throughline_recall;
