"""The names of what records hold: bands, channels, outcomes, decisions, labels and others.

Window, command line and reports take them from here, so that each name stands once.
"""

from __future__ import annotations

from collections.abc import Mapping

from classifier.sentence import Sentence, named

NAMES: Mapping[str, Mapping[str, Sentence]] = {
    "band": {
        "very_likely_scam": named("band", "Very likely a scam"),
        "several_signs": named("band", "Several signs of a scam"),
        "cannot_tell": named("band", "Cannot tell"),
        "few_signs": named("band", "Few signs, no guarantee"),
    },
    "band_short": {
        "very_likely_scam": named("short band", "Very likely"),
        "several_signs": named("short band", "Several signs"),
        "cannot_tell": named("short band", "Cannot tell"),
        "few_signs": named("short band", "Few signs"),
    },
    "band_reason": {
        "score": named("band reason", "The score puts this message into this band."),
        "between": named("band reason", "The signs for and against balance each other."),
        "too_short": named("band reason", "The text is too short to be judged."),
        "other_language": named("band reason", "The text is neither French nor English."),
        "unknown_words": named("band reason", "Nearly all words are unknown to the model."),
        "image_only": named(
            "band reason", "The message is a picture without text: type in what it says."
        ),
        "partly_read": named(
            "band reason", "Few signs were found, but part of the message could not be read."
        ),
        "deception": named(
            "band reason", "Few signs were found, but part of the message is disguised."
        ),
        "fact": named("band reason", "A checkable fact decides, whatever the words say."),
        "no_model": named("band reason", "No model is available: only the indicators count."),
    },
    "channel": {
        "sms": named("channel", "SMS"),
        "email": named("channel", "E-mail"),
        "letter": named("channel", "Letter"),
        "call": named("channel", "Call"),
        "chat": named("channel", "Chat"),
    },
    "decision": {
        "scam": named("decision", "Scam"),
        "legit": named("decision", "Legitimate"),
        "unsure": named("decision", "Unsure"),
    },
    "label": {
        "scam": named("label", "Scam"),
        "legit": named("label", "Legitimate"),
        "": named("label", "Not confirmed"),
    },
    "list_column": {
        "text": named("column of a list", "Message"),
        "date": named("column of a list", "Date"),
        "label": named("column of a list", "Judgement"),
        "judged_by": named("column of a list", "Judged by"),
        "sender": named("column of a list", "Sender"),
        "subject": named("column of a list", "Subject"),
        "channel": named("column of a list", "Channel"),
        "": named("column of a list", "Not used"),
    },
    "alert_rule": {
        "campaign_cases": named("alert rule", "Least cases of a new or rising campaign"),
        "campaign_growth": named("alert rule", "Growth of a rising campaign, in per cent"),
    },
    "desk_list": {
        "organisations": named("list of the desk", "Organisations"),
        "watch": named("list of the desk", "Watch-list"),
        "guard": named("list of the desk", "Guard list"),
        "alerts": named("list of the desk", "Alert rules"),
    },
    "desk_list_column": {
        "id": named("column of a list of the desk", "Short name"),
        "name": named("column of a list of the desk", "Name"),
        "kind": named("column of a list of the desk", "Kind"),
        "aliases": named("column of a list of the desk", "Other names"),
        "domains": named("column of a list of the desk", "Sites"),
        "sms_senders": named("column of a list of the desk", "SMS senders"),
        "phones": named("column of a list of the desk", "Phone numbers"),
        "related": named("column of a list of the desk", "Related"),
        "entry": named("column of a list of the desk", "Host or number"),
        "note": named("column of a list of the desk", "Note"),
        "case": named("column of a list of the desk", "Case"),
        "expected": named("column of a list of the desk", "Expected"),
        "rule": named("column of a list of the desk", "Rule"),
        "value": named("column of a list of the desk", "Value"),
    },
    "language": {
        "fr": named("language", "French"),
        "en": named("language", "English"),
        "other": named("language", "Another language"),
        "unknown": named("language", "Unknown"),
    },
    "outcome": {
        "nothing_done": named("outcome", "did nothing"),
        "clicked_only": named("outcome", "clicked"),
        "gave_card": named("outcome", "gave card details"),
        "gave_rib": named("outcome", "gave bank details (RIB)"),
        "gave_nir_or_id": named("outcome", "gave social security no. or identity document"),
        "gave_ameli_password": named("outcome", "gave the ameli password"),
        "gave_insurer_password": named("outcome", "gave the insurer password"),
        "gave_otp": named("outcome", "gave a code received"),
        "paid_transfer": named("outcome", "made a transfer"),
        "called_premium": named("outcome", "called a premium-rate no."),
        "installed_app": named("outcome", "installed an app"),
        "signed_contract": named("outcome", "signed a contract"),
        "false_adviser": named("outcome", "talked to a false adviser"),
        "professional_victim": named("outcome", "is a health professional"),
        "": named("outcome", "not stated"),
    },
    "queue_reason": {
        "call_back": named("reason in the queue", "to be called back"),
        "possible_call_back": named("reason in the queue", "to be called back if a scam"),
        "against_tool": named("reason in the queue", "agent against tool"),
        "middle_band": named("reason in the queue", "middle verdict"),
        "campaign": named("reason in the queue", "campaign without confirmation"),
        "sample": named("reason in the queue", "random sample"),
        "second": named("reason in the queue", "second confirmation"),
        "contradiction": named("reason in the queue", "confirmations that differ"),
    },
    "label_reason": {
        "request": named("reason of a label", "what it asks for"),
        "contact": named("reason of a label", "link, number or sender"),
        "checked": named("reason of a label", "checked with the organisation"),
        "known": named("reason of a label", "known campaign or mailing"),
        "caller": named("reason of a label", "what the caller said"),
        "other": named("reason of a label", "another reason"),
    },
    "dissent_reason": {
        "caller": named("dissent", "explained by the caller"),
        "checked": named("dissent", "checked with the organisation"),
        "reading": named("dissent", "misread by the tool"),
        "campaign": named("dissent", "known campaign or announced mailing"),
        "other": named("dissent", "another reason"),
        "": named("dissent", "not stated"),
    },
    "seen": {
        "yes": named("seen", "Yes"),
        "no": named("seen", "No"),
        "unknown": named("seen", "I do not know"),
    },
    "model_state": {
        "current": named("model", "in use"),
        "candidate": named("model", "candidate"),
        "former": named("model", "former"),
        "refused": named("model", "refused"),
        "damaged": named("model", "damaged"),
    },
    "model_event": {
        "model_trained": named("model event", "trained"),
        "model_promoted": named("model event", "put into use"),
        "model_rolled_back": named("model event", "put back into use"),
    },
    "figure": {
        "other_hands_auc": named("figure", "ranking (AUC), other hands"),
        "other_hands_recall": named("figure", "scams caught at 2% false alarms, other hands"),
        "other_hands_top": named("figure", "legitimate in the top band, other hands"),
        "other_campaigns_auc": named("figure", "ranking (AUC), other campaigns"),
        "other_campaigns_recall": named(
            "figure", "scams caught at 2% false alarms, other campaigns"
        ),
        "auc": named("figure", "ranking (AUC)"),
        "recall_at_1": named("figure", "scams caught at 1% false alarms"),
        "recall_at_2": named("figure", "scams caught at 2% false alarms"),
        "top_band_precision": named("figure", "precision of the top band"),
        "hard_legit_in_top": named("figure", "hard legitimate in the top band"),
        "scam_in_few_signs": named("figure", "scams called “few signs”"),
        "cannot_tell": named("figure", "cannot tell"),
        "calibration_error": named("figure", "calibration error"),
    },
    "group": {
        "family": named("group", "family"),
        "channel": named("group", "channel"),
        "language": named("group", "language"),
        "hard": named("group", "difficulty"),
    },
    "probe": {
        "salutation": named("probe", "a closing formula"),
        "courtesy": named("probe", "courtesy sentences"),
        "data_rights": named("probe", "a note on data protection"),
        "automatic": named("probe", "a note that nobody reads replies"),
        "newsletter": named("probe", "the footer of a newsletter"),
        "counter": named("probe", "an invitation to the counter"),
        "nothing_due": named("probe", "a note that nothing is due"),
        "phone_signature": named("probe", "the signature of a phone"),
        "official_link": named("probe", "a link to a public service"),
        "everyday": named("probe", "a private everyday sentence"),
        "opening": named("probe", "an opening formula"),
        "known_sender": named("probe", "the name of a known sender"),
        "no_sender": named("probe", "no sender"),
    },
}
"""Kind -> value -> name; "" stands for a record that has no value."""
