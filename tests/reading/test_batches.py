"""Folders, mailbox files, Maildirs and tables: one result per message; errors do not stop them."""

from __future__ import annotations

import mailbox
from email.message import EmailMessage

import pytest

from classifier.errors import UnreadableMessage
from classifier.reading import intake
from classifier.reading.batches import messages_in
from classifier.records import Channel, Message, Pasted


def _mail(subject: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "a@b.fr", subject
    mail.set_content("Bonjour\n\nFrom ici\n")
    return mail


def _subjects(path) -> list[str]:
    return [m.subject for _, m in messages_in(path) if isinstance(m, Message)]


def test_maildir_and_its_folders(tmp_path):
    box = mailbox.Maildir(tmp_path / "boite")
    box.add(_mail("un"))
    box.add_folder("Envoyés").add(_mail("deux"))
    (tmp_path / "boite" / "tmp" / "x").write_bytes(_mail("pas encore").as_bytes())
    (tmp_path / "boite" / "dovecot.index").write_bytes(b"x")
    assert sorted(_subjects(tmp_path / "boite")) == ["deux", "un"]


@pytest.mark.parametrize("name", ["boite.mbox", "Inbox", "boite.mbx"])
def test_mailbox_files_of_any_name(tmp_path, name):
    box = mailbox.mbox(tmp_path / name)
    for subject in ("un", "deux"):
        box.add(_mail(subject))
    box.close()
    assert _subjects(tmp_path / name) == ["un", "deux"]
    with pytest.raises(UnreadableMessage, match="several"):
        intake.read(Pasted(tmp_path / name))


@pytest.mark.parametrize(
    "table",
    [
        "id;canal;expéditeur;objet;message\n7;SMS;38663;;Bonjour vous\n8;mail;A <a@b.fr>;Sujet;Texte\n",
        "id,channel,sender,subject,body\n7,sms,38663,,Bonjour vous\n8,email,A <a@b.fr>,Sujet,Texte\n",
        'N°\tCanal\tDe\tObjet\tTexte\n7\tSMS\t38663\t\t"Bonjour vous"\n8\tmail\tA <a@b.fr>\tSujet\tTexte\n',
    ],
)
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_tables(tmp_path, table, charset):
    path = tmp_path / "messages.csv"
    path.write_bytes(table.encode(charset))
    (first, one), (second, other) = messages_in(path)
    assert (first, second) == ("messages.csv#7", "messages.csv#8")
    assert (one.channel, one.sender, one.body) == (Channel.SMS, "38663", "Bonjour vous")
    assert (other.channel, other.subject, other.body) == (Channel.EMAIL, "Sujet", "Texte")


def test_fields_may_contain_line_ends_and_quotes(tmp_path):
    path = tmp_path / "m.csv"
    path.write_text('message;objet\n"Bonjour,\n\n""vous"" ; merci";Sujet\n\n;\n', encoding="utf-8")
    ((name, message),) = messages_in(path)
    assert (name, message.body) == ("m.csv#2", 'Bonjour,\n\n"vous" ; merci')


def test_a_table_of_one_column_needs_no_heading(tmp_path):
    path = tmp_path / "m.csv"
    path.write_text("Votre colis attend\nVotre carte expire\n", encoding="utf-8")
    assert [m.body for _, m in messages_in(path)] == ["Votre colis attend", "Votre carte expire"]


def test_a_table_without_messages_is_reported(tmp_path):
    path = tmp_path / "m.csv"
    path.write_text("nom;âge\nx;3\n", encoding="utf-8")
    with pytest.raises(UnreadableMessage, match="column"):
        list(messages_in(path))
    (told,) = [found for _, found in messages_in(tmp_path)]
    assert isinstance(told, UnreadableMessage)


def test_a_bad_line_does_not_stop_the_batch(tmp_path):
    path = tmp_path / "m.csv"
    path.write_text(f"message;objet\n{'x' * 200_000};a\nBonjour vous;b\n", encoding="utf-8")
    (_, bad), (_, good) = messages_in(path)
    assert isinstance(bad, UnreadableMessage)
    assert good.body == "Bonjour vous"
