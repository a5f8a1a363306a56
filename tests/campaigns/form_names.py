"""Names and choices of the seven report forms, in order, as the proposed .xlsx files have them."""

QUESTIONS = {
    "F_EXIT": (
        "campaign unit_code period consent hh_head hh_class hh_dtts hh_size deprive exit_year exit_plan "
        "support_need vbsp_loan vbsp_ontime paper"
    ),
    "F_IND": (
        "campaign unit_code period hh_total hh_dtts poor_total near_total poor_dtts near_dtts exit_q "
        "newpoor_q relapse_q cohort told mind tech life coop exit_reg helped note confirm"
    ),
    "F_HH": "campaign unit_code period hh consent hh_head hh_dtts hh_size class_before class_known hh_class",
    "F_MODEL": (
        "campaign unit_code period consent model_kind model_status model_ref model_name hh_head hh_class "
        "hh_dtts model_sector scale_value scale_unit sao_m2 fund_total fund_source result_level income_12m "
        "income_cmp stable in_coop followers hardship stop_reason photo location"
    ),
    "F_NOM": (
        "campaign unit_code period nom_group nominee consent nom_round nom_form nom_year crit drop_pct "
        "base_pn now_pn merit evidence"
    ),
    "F_OUT": (
        "campaign unit_code period ev_date kind sessions topic attend attend_women hh_reached "
        "hh_pn_dtts_first speaker lang fund_vnd feedback photo"
    ),
    "F_TASK": (
        "campaign unit_code period task_id task_kind task_status done_date progress_pct people_attend doc_no "
        "block_reason block_other what_done next_plan photo"
    ),
    "F_XA": (
        "campaign unit_code period plan_issued plan_no plan_date integrated integrated_with dbkk dbkk_doc "
        "villages_dbkk assigned_drop confirm"
    ),
}

CHOICES = {
    "F_EXIT": {
        "deprive_2022": (
            "job dependent nutrition insurance adult_edu child_edu house_quality house_area water toilet telecom "
            "info_means"
        ),
        "hh_class": "poor near exited other",
        "support": "loan seed tech job house water market none other",
        "yes_no": "yes no",
        "yn_unk": "yes no unknown",
    },
    "F_IND": {
        "yes_no": "yes no",
    },
    "F_HH": {
        "hh_class": "poor near exited other",
        "households": "",
        "yes_no": "yes no",
        "yn_unk": "yes no unknown",
    },
    "F_MODEL": {
        "compare": "more same less unknown",
        "fund_source": "state vbsp front business own other",
        "hardship": "seed tech money water disease market road labor none other",
        "hh_class": "poor near exited other",
        "model_kind": "household group community",
        "model_list": "dynamic",
        "model_sector": "crop livestock forest fish garden craft service other",
        "model_status": "new maintained replicated stopped",
        "result_level": "good ok wait bad",
        "scale_unit": "m2 sao ha animal tree household other",
        "yes_no": "yes no",
        "yn_unk": "yes no unknown",
    },
    "F_NOM": {
        "crit": "assigned drop three half model register loan help initiative report contrib",
        "nom_form": "hc bk_ttg bk_tinh gk_huyen gk_xa",
        "nom_group": "org district commune village hh_poor hh_other person business",
        "nom_round": "annual mid final adhoc",
        "yes_no": "yes no",
    },
    "F_OUT": {
        "lang": "vie local both",
        "outreach_kind": "meeting home speaker zalo union ritual visit other",
        "speaker": "elder prestige head front party officer model_hh",
        "topic": "purpose policy custom tech saving coop ntm fund exit other",
    },
    "F_TASK": {
        "block_reason": "money people guide weather villagers land other",
        "pct": "25 50 75",
        "task_list": "dynamic",
        "task_status": "done doing not_started blocked na",
    },
    "F_XA": {
        "yes_no": "yes no",
        "yn_unk": "yes no unknown",
    },
}
