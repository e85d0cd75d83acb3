<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name></name>
    <message id="window.title">
        <source>Vigie – messages douteux</source>
        <translation>Vigie – suspicious messages</translation>
    </message>
    <message id="window.unlogged" numerus="yes">
        <source>{n} cas ne sont pas encore enregistrés. Quitter quand même et les perdre ?</source>
        <translation>
            <numerusform>{n} case is not logged yet. Quit anyway and lose it?</numerusform>
            <numerusform>{n} cases are not logged yet. Quit anyway and lose them?</numerusform>
        </translation>
    </message>
    <message id="nav.triage">
        <source>Triage</source>
        <translation>Triage</translation>
    </message>
    <message id="nav.cases">
        <source>Cas</source>
        <translation>Cases</translation>
    </message>
    <message id="nav.batch">
        <source>Lot</source>
        <translation>Batch</translation>
    </message>
    <message id="nav.week">
        <source>Semaine</source>
        <translation>Week</translation>
    </message>
    <message id="nav.review">
        <source>Relecture</source>
        <translation>Review</translation>
    </message>
    <message id="nav.supervisor">
        <source>Supervision</source>
        <translation>Supervisor</translation>
    </message>
    <message id="nav.guidance">
        <source>Conseils</source>
        <translation>Advice</translation>
    </message>
    <message id="nav.health">
        <source>État du poste</source>
        <translation>This desk</translation>
    </message>
    <message id="nav.help">
        <source>Aide</source>
        <translation>Help</translation>
    </message>
    <message id="nav.lock">
        <source>Verrouiller</source>
        <translation>Lock</translation>
    </message>
    <message id="nav.preferences">
        <source>Préférences</source>
        <translation>Preferences</translation>
    </message>
    <message id="model.looking">
        <source>Préparation…</source>
        <translation>Getting ready…</translation>
    </message>
    <message id="model.current">
        <source>Modèle {number}</source>
        <translation>Model {number}</translation>
    </message>
    <message id="model.of_desk">
        <source>Modèle {number}, du poste {desk}</source>
        <translation>Model {number}, of desk {desk}</translation>
    </message>
    <message id="exchange.interrupted">
        <source>Partage interrompu</source>
        <translation>Sharing interrupted</translation>
    </message>
    <message id="exchange.ended">
        <source>Le partage s’est arrêté ; il reprend de lui-même. Rien n’est perdu.</source>
        <translation>Sharing stopped; it starts again by itself. Nothing is lost.</translation>
    </message>
    <message id="exchange.meaning">
        <source>Échange avec les autres postes, en arrière-plan</source>
        <translation>Exchange with the other desks, in the background</translation>
    </message>
    <message id="exchange.never">
        <source>Rien n’a encore été partagé</source>
        <translation>Nothing shared yet</translation>
    </message>
    <message id="exchange.now">
        <source>Partagé à l’instant</source>
        <translation>Shared just now</translation>
    </message>
    <message id="exchange.minutes" numerus="yes">
        <source>Partagé il y a {n} min</source>
        <translation>
            <numerusform>Shared {n} min ago</numerusform>
            <numerusform>Shared {n} min ago</numerusform>
        </translation>
    </message>
    <message id="exchange.hours" numerus="yes">
        <source>Partagé il y a {n} h</source>
        <translation>
            <numerusform>Shared {n} h ago</numerusform>
            <numerusform>Shared {n} h ago</numerusform>
        </translation>
    </message>
    <message id="exchange.days" numerus="yes">
        <source>Partagé il y a {n} jours</source>
        <translation>
            <numerusform>Shared {n} day ago</numerusform>
            <numerusform>Shared {n} days ago</numerusform>
        </translation>
    </message>
    <message id="exchange.waiting">
        <source>En attente : {number}</source>
        <translation>Waiting: {number}</translation>
    </message>
    <message id="model.none">
        <source>Indices seulement : aucun modèle</source>
        <translation>Indicators only: no model</translation>
    </message>
    <message id="model.building">
        <source>Modèle en construction : {percent}. Indices seulement d’ici là.</source>
        <translation>Model being built: {percent}. Indicators only until then.</translation>
    </message>
    <message id="model.retraining">
        <source>Modèle {number} en service. Nouveau modèle : {percent}.</source>
        <translation>Model {number} in use. New model: {percent}.</translation>
    </message>
    <message id="banner.error">
        <source>Attention</source>
        <translation>Attention</translation>
    </message>
    <message id="banner.note">
        <source>Info</source>
        <translation>Note</translation>
    </message>
    <message id="banner.done">
        <source>Fait</source>
        <translation>Done</translation>
    </message>
    <message id="banner.close">
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
    <message id="note.logged">
        <source>Cas n° {number} enregistré : {decision}.</source>
        <translation>Case {number} logged: {decision}.</translation>
    </message>
    <message id="note.tool_said">
        <source>L’outil disait : « {band} ».</source>
        <translation>The tool said: “{band}”.</translation>
    </message>
    <message id="note.tool_differs">
        <source>L’outil disait autre chose : « {band} ». La supervision comparera.</source>
        <translation>The tool said something else: “{band}”. The supervisor will compare.</translation>
    </message>
    <message id="note.put_away">
        <source>Message rangé sans être enregistré.</source>
        <translation>Message put away without being logged.</translation>
    </message>
    <message id="note.take_back">
        <source>Reprendre (Ctrl+Z)</source>
        <translation>Take back (Ctrl+Z)</translation>
    </message>
    <message id="note.drafts" numerus="yes">
        <source>{n} messages retrouvés après un arrêt, en attente à gauche (texte masqué).</source>
        <translation>
            <numerusform>{n} message recovered after a crash, on hold on the left (masked text).</numerusform>
            <numerusform>{n} messages recovered after a crash, on hold on the left (masked text).</numerusform>
        </translation>
    </message>
    <message id="note.undo">
        <source>Annuler (Ctrl+Z)</source>
        <translation>Undo (Ctrl+Z)</translation>
    </message>
    <message id="note.put_away_undone">
        <source>Message rangé repris sur la page.</source>
        <translation>The message that was put away is back on the page.</translation>
    </message>
    <message id="note.waiting_undone">
        <source>Cas en attente repris sur la page ; il n’est plus à enregistrer.</source>
        <translation>The waiting case is back on the page and will not be logged.</translation>
    </message>
    <message id="note.redo">
        <source>Rétablir (Ctrl+Y)</source>
        <translation>Redo (Ctrl+Y)</translation>
    </message>
    <message id="note.withdrawn">
        <source>Cas n° {number} retiré du journal.</source>
        <translation>Case {number} removed from the log.</translation>
    </message>
    <message id="note.erased">
        <source>Cas n° {number} effacé : le texte et les domaines ont disparu, les chiffres restent.</source>
        <translation>Case no. {number} erased: text and domains are gone, the figures stay.</translation>
    </message>
    <message id="note.erased_copies">
        <source>Cas n° {number} effacé. Copies proches qui ont encore leur texte : {count}.</source>
        <translation>Case no. {number} erased. Near-copies that still have their text: {count}.</translation>
    </message>
    <message id="note.erased_traces">
        <source>Cas n° {number} effacé, mais un autre programme utilise le journal : des traces peuvent rester dans ses fichiers jusqu’à « vigie purge ».</source>
        <translation>Case no. {number} erased, but another program uses the log: traces may stay in its files until “vigie purge”.</translation>
    </message>
    <message id="note.erased_elsewhere">
        <source>Cas n° {number} effacé sur ce poste ; les autres l’ont encore. Il est effacé partout à son propre poste ou à la supervision.</source>
        <translation>Case no. {number} is erased at this desk; others still have it. It is erased everywhere at its own desk, or at a supervisor’s.</translation>
    </message>
    <message id="note.retry">
        <source>Réessayer</source>
        <translation>Try again</translation>
    </message>
    <message id="log.accept">
        <source>Continuer sans l’ancien journal</source>
        <translation>Go on without the former log</translation>
    </message>
    <message id="log.accepted">
        <source>Vigie continue avec le journal actuel ; le registre l’indique.</source>
        <translation>Vigie goes on with the present log; the ledger says so.</translation>
    </message>
    <message id="note.not_logged" numerus="yes">
        <source>{n} cas pas encore enregistrés, gardés en mémoire.</source>
        <translation>
            <numerusform>Case not logged yet, kept in memory.</numerusform>
            <numerusform>{n} cases not logged yet, kept in memory.</numerusform>
        </translation>
    </message>
    <message id="note.model_used">
        <source>Modèle {number} en service.</source>
        <translation>Model {number} in use.</translation>
    </message>
    <message id="note.model_made">
        <source>Candidat {number} prêt, à comparer à la page du modèle.</source>
        <translation>Candidate {number} is ready: compare it under Supervisor.</translation>
    </message>
    <message id="note.training_started">
        <source>Entraînement lancé ; le modèle {number} sert pendant ce temps.</source>
        <translation>Training has begun; model {number} is used meanwhile.</translation>
    </message>
    <message id="note.first_training_started">
        <source>Entraînement lancé.</source>
        <translation>Training has begun.</translation>
    </message>
    <message id="error.title">
        <source>Erreur du programme</source>
        <translation>Program error</translation>
    </message>
    <message id="error.sentence">
        <source>Vigie a rencontré une erreur qui vient du programme. Le travail peut continuer. Le rapport ci-dessous ne contient aucun texte de message : copiez-le pour votre service informatique.</source>
        <translation>An error in Vigie itself occurred. You can keep working. The report below contains no message text: copy it for your IT department.</translation>
    </message>
    <message id="error.copy">
        <source>Copier le rapport</source>
        <translation>Copy the report</translation>
    </message>
    <message id="band_next.very_likely_scam">
        <source>Ne pas suivre le message. Passer par le site officiel.</source>
        <translation>Do not follow the message. Use the official site.</translation>
    </message>
    <message id="band_next.several_signs">
        <source>Ne pas suivre le message. Passer par le site officiel.</source>
        <translation>Do not follow the message. Use the official site.</translation>
    </message>
    <message id="band_next.cannot_tell">
        <source>Dans le doute, ne pas suivre le message. Vérifier par le site officiel.</source>
        <translation>If in doubt, do not follow the message. Check on the official site.</translation>
    </message>
    <message id="band_next.few_signs">
        <source>Rien n’est garanti. Passer par le site officiel.</source>
        <translation>Nothing is guaranteed. Use the official site.</translation>
    </message>
    <message id="verdict.score">
        <source>Score : {percent}.</source>
        <translation>Score: {percent}.</translation>
    </message>
    <message id="verdict.no_score">
        <source>Sans score.</source>
        <translation>No score.</translation>
    </message>
    <message id="verdict.claims">
        <source>Se présente comme {name}</source>
        <translation>Says it is from {name}</translation>
    </message>
    <message id="verdict.frequency">
        <source>Jusqu’ici, environ {share} messages sur 100 jugés ainsi étaient des arnaques ({model}, {sample} messages).</source>
        <translation>So far, about {share} of 100 messages with this verdict were scams ({model}, {sample} messages).</translation>
    </message>
    <message id="verdict.said">
        <source>Sur 100 messages jugés ainsi, environ {share} sont des arnaques (entre {low} et {high}, mesure la plus sévère, aucun cas confirmé ; {model}).</source>
        <translation>Of 100 messages with this verdict, about {share} are scams (between {low} and {high}, our most sceptical figure, no confirmed case; {model}).</translation>
    </message>
    <message id="verdict.said_cases">
        <source>Sur 100 messages jugés ainsi, environ {share} sont des arnaques (entre {low} et {high} ; cas confirmés : {cases} ; {model}).</source>
        <translation>Of 100 messages with this verdict, about {share} are scams (between {low} and {high}; confirmed cases: {cases}; {model}).</translation>
    </message>
    <message id="verdict.model">
        <source>Modèle {number} du {date}</source>
        <translation>Model {number} of {date}</translation>
    </message>
    <message id="verdict.model_number">
        <source>Modèle {number}</source>
        <translation>Model {number}</translation>
    </message>
    <message id="verdict.measure">
        <source>Fiabilité</source>
        <translation>Reliability</translation>
    </message>
    <message id="verdict.poses">
        <source>Se fait passer pour {name}</source>
        <translation>Poses as {name}</translation>
    </message>
    <message id="reasons.for">
        <source>Signes</source>
        <translation>Signs</translation>
    </message>
    <message id="reasons.against">
        <source>Contre</source>
        <translation>Against</translation>
    </message>
    <message id="reasons.none_for">
        <source>Aucun signe d’arnaque.</source>
        <translation>No sign of a scam.</translation>
    </message>
    <message id="reasons.none_against">
        <source>Aucun signe du contraire.</source>
        <translation>No sign to the contrary.</translation>
    </message>
    <message id="reasons.changes">
        <source>Ce qui changerait le verdict : {items}</source>
        <translation>What would change the verdict: {items}</translation>
    </message>
    <message id="reasons.change">
        <source>{text}, ce serait « {band} »</source>
        <translation>{text}, it would be “{band}”</translation>
    </message>
    <message id="reasons.no_change">
        <source>Aucun signe ne changerait le verdict à lui seul.</source>
        <translation>No sign would change the verdict by itself.</translation>
    </message>
    <message id="reasons.quote">
        <source>« {quote} »</source>
        <translation>“{quote}”</translation>
    </message>
    <message id="reasons.strength_1">
        <source>Signe faible</source>
        <translation>Weak sign</translation>
    </message>
    <message id="reasons.strength_2">
        <source>Signe moyen</source>
        <translation>Medium sign</translation>
    </message>
    <message id="reasons.strength_3">
        <source>Signe fort</source>
        <translation>Strong sign</translation>
    </message>
    <message id="reasons.name">
        <source>Raisons. Signes d’arnaque : {signs}. Signes contre : {against}.</source>
        <translation>Reasons. Signs of a scam: {signs}. Signs against: {against}.</translation>
    </message>
    <message id="message.name">
        <source>Message masqué</source>
        <translation>Masked message</translation>
    </message>
    <message id="message.passages" numerus="yes">
        <source>{n} passages soulignés (F3)</source>
        <translation>
            <numerusform>{n} underlined passage (F3)</numerusform>
            <numerusform>{n} underlined passages (F3)</numerusform>
        </translation>
    </message>
    <message id="message.passage_for">
        <source>{place}/{count} – Pour une arnaque – {reason}</source>
        <translation>{place}/{count} – For a scam – {reason}</translation>
    </message>
    <message id="message.passage_against">
        <source>{place}/{count} – Contre – {reason}</source>
        <translation>{place}/{count} – Against – {reason}</translation>
    </message>
    <message id="message.sender">
        <source>De :</source>
        <translation>From:</translation>
    </message>
    <message id="message.subject">
        <source>Objet :</source>
        <translation>Subject:</translation>
    </message>
    <message id="message.attachments">
        <source>Pièces jointes (jamais ouvertes)</source>
        <translation>Attachments (never opened)</translation>
    </message>
    <message id="message.hidden">
        <source>Texte caché dans le message</source>
        <translation>Text hidden in the message</translation>
    </message>
    <message id="message.around">
        <source>Autour du message :</source>
        <translation>Around the message:</translation>
    </message>
    <message id="message.around_not_kept">
        <source>L’appelant a écrit quelque chose à côté du message ; ses mots ne sont pas gardés.</source>
        <translation>The caller wrote something beside the message; these words are not kept.</translation>
    </message>
    <message id="message.headers">
        <source>En-têtes :</source>
        <translation>Headers:</translation>
    </message>
    <message id="message.notes">
        <source>Notes de lecture :</source>
        <translation>Notes of the reader:</translation>
    </message>
    <message id="header.reply_to">
        <source>Répondre à :</source>
        <translation>Reply to:</translation>
    </message>
    <message id="header.return_path">
        <source>Retour en cas d’échec :</source>
        <translation>Bounces go to:</translation>
    </message>
    <message id="header.sent_by">
        <source>Envoyé par :</source>
        <translation>Sent by:</translation>
    </message>
    <message id="header.received">
        <source>Passé par :</source>
        <translation>Came through:</translation>
    </message>
    <message id="header.checks">
        <source>Contrôles :</source>
        <translation>Checks:</translation>
    </message>
    <message id="batch.files">
        <source>Choisir des fichiers…</source>
        <translation>Choose files…</translation>
    </message>
    <message id="batch.files_hint">
        <source>E-mails, SMS, captures, PDF, tableaux ou boîtes aux lettres</source>
        <translation>Mails, SMS, screenshots, PDFs, tables or mailboxes</translation>
    </message>
    <message id="batch.folder">
        <source>Choisir un dossier…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message id="batch.stop">
        <source>Arrêter</source>
        <translation>Stop</translation>
    </message>
    <message id="batch.progress">
        <source>Messages lus</source>
        <translation>Messages read</translation>
    </message>
    <message id="batch.invitation">
        <source>Déposez ici un dossier, des fichiers, un tableau (.csv), une boîte aux lettres (.mbox) ou une sauvegarde de SMS (.xml, .json) : chaque message devient une ligne.</source>
        <translation>Drop a folder, files, a table (.csv), a mailbox (.mbox) or a backup of text messages (.xml, .json) here: each message becomes a row.</translation>
    </message>
    <message id="batch.reading">
        <source>Lecture en cours…</source>
        <translation>Reading…</translation>
    </message>
    <message id="batch.stopped">
        <source>Arrêté avant la fin.</source>
        <translation>Stopped before the end.</translation>
    </message>
    <message id="batch.done" numerus="yes">
        <source>{n} messages</source>
        <translation>
            <numerusform>{n} message</numerusform>
            <numerusform>{n} messages</numerusform>
        </translation>
    </message>
    <message id="batch.tally">
        <source>{name} : {n}</source>
        <translation>{name}: {n}</translation>
    </message>
    <message id="batch.unread">
        <source>Illisible</source>
        <translation>Unreadable</translation>
    </message>
    <message id="batch.name">
        <source>Messages du lot</source>
        <translation>Messages of the batch</translation>
    </message>
    <message id="batch.open">
        <source>Ouvrir</source>
        <translation>Open</translation>
    </message>
    <message id="batch.none_to_open">
        <source>Choisissez d’abord une ligne lisible à ouvrir.</source>
        <translation>Choose a readable row to open first.</translation>
    </message>
    <message id="batch.none_selected">
        <source>Choisissez d’abord une ou plusieurs lignes à enregistrer.</source>
        <translation>Select one or more rows to log first.</translation>
    </message>
    <message id="batch.against_verdict" numerus="yes">
        <source>{n} messages jugés autrement par l’outil ne sont pas enregistrés : ouvrez-les un à un (Entrée) pour dire pourquoi.</source>
        <translation>
            <numerusform>{n} message that the tool judges otherwise is not logged: open it (Enter) and say why.</numerusform>
            <numerusform>{n} messages that the tool judges otherwise are not logged: open them one by one (Enter) and say why.</numerusform>
        </translation>
    </message>
    <message id="batch.log_scam">
        <source>Enregistrer : arnaque</source>
        <translation>Log as scam</translation>
    </message>
    <message id="batch.log_legit">
        <source>Enregistrer : légitime</source>
        <translation>Log as legitimate</translation>
    </message>
    <message id="batch.log_unsure">
        <source>Enregistrer : incertain</source>
        <translation>Log as unsure</translation>
    </message>
    <message id="batch.logged" numerus="yes">
        <source>{n} cas enregistrés.</source>
        <translation>
            <numerusform>{n} case logged.</numerusform>
            <numerusform>{n} cases logged.</numerusform>
        </translation>
    </message>
    <message id="batch.undo">
        <source>Annuler</source>
        <translation>Undo</translation>
    </message>
    <message id="batch.column_band">
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message id="batch.column_name">
        <source>Fichier</source>
        <translation>File</translation>
    </message>
    <message id="batch.column_decision">
        <source>Avis</source>
        <translation>Decision</translation>
    </message>
    <message id="batch.column_message">
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message id="message.masked">
        <source>Masqué : {items}.</source>
        <translation>Masked: {items}.</translation>
    </message>
    <message id="message.masked_nothing">
        <source>Rien à masquer.</source>
        <translation>Nothing to mask.</translation>
    </message>
    <message id="message.purged">
        <source>Texte effacé selon la durée de conservation.</source>
        <translation>Text erased at the end of its retention period.</translation>
    </message>
    <message id="message.erased">
        <source>Texte effacé sur demande.</source>
        <translation>Text erased on request.</translation>
    </message>
    <message id="message.unfold">
        <source>Tout le message</source>
        <translation>Whole message</translation>
    </message>
    <message id="message.whole">
        <source>Montrer toutes les lignes du message (F3 aussi)</source>
        <translation>Show all lines of the message (also F3)</translation>
    </message>
    <message id="mask.NIR">
        <source>n° de sécurité sociale</source>
        <translation>social security number</translation>
    </message>
    <message id="mask.IBAN_FR">
        <source>IBAN français</source>
        <translation>French IBAN</translation>
    </message>
    <message id="mask.IBAN_ETRANGER">
        <source>IBAN étranger</source>
        <translation>foreign IBAN</translation>
    </message>
    <message id="mask.RIB">
        <source>RIB</source>
        <translation>bank details (RIB)</translation>
    </message>
    <message id="mask.CARTE">
        <source>n° de carte</source>
        <translation>card number</translation>
    </message>
    <message id="mask.TEL_MOBILE">
        <source>mobile</source>
        <translation>mobile number</translation>
    </message>
    <message id="mask.TEL_FIXE">
        <source>téléphone fixe</source>
        <translation>landline number</translation>
    </message>
    <message id="mask.TEL_GRATUIT">
        <source>n° gratuit</source>
        <translation>freephone number</translation>
    </message>
    <message id="mask.TEL_SURTAXE">
        <source>n° surtaxé</source>
        <translation>premium-rate number</translation>
    </message>
    <message id="mask.TEL_ETRANGER">
        <source>téléphone étranger</source>
        <translation>foreign number</translation>
    </message>
    <message id="mask.EMAIL">
        <source>adresse e-mail</source>
        <translation>e-mail address</translation>
    </message>
    <message id="mask.MONTANT">
        <source>montant</source>
        <translation>amount</translation>
    </message>
    <message id="mask.PETIT_MONTANT">
        <source>petit montant</source>
        <translation>small amount</translation>
    </message>
    <message id="mask.DATE">
        <source>date</source>
        <translation>date</translation>
    </message>
    <message id="mask.NOM">
        <source>nom</source>
        <translation>name</translation>
    </message>
    <message id="mask.CONTRAT">
        <source>n° de contrat</source>
        <translation>contract number</translation>
    </message>
    <message id="mask.ADRESSE">
        <source>adresse</source>
        <translation>address</translation>
    </message>
    <message id="mask.CODE">
        <source>code</source>
        <translation>code</translation>
    </message>
    <message id="mask.NUMERO">
        <source>autre numéro</source>
        <translation>other number</translation>
    </message>
    <message id="mask.VALEUR">
        <source>valeur</source>
        <translation>value</translation>
    </message>
    <message id="mask.LIEN">
        <source>lien</source>
        <translation>link</translation>
    </message>
    <message id="mask.DONNEES">
        <source>données</source>
        <translation>data</translation>
    </message>
    <message id="links.name">
        <source>Liens du message (inactifs)</source>
        <translation>Links of the message (dead)</translation>
    </message>
    <message id="links.words">
        <source>« {words} »</source>
        <translation>“{words}”</translation>
    </message>
    <message id="links.hidden">
        <source>raccourci : destination cachée</source>
        <translation>shortened: destination hidden</translation>
    </message>
    <message id="links.known">
        <source>connu : {owner}</source>
        <translation>known: {owner}</translation>
    </message>
    <message id="links.unknown">
        <source>inconnu</source>
        <translation>unknown</translation>
    </message>
    <message id="links.poses">
        <source>affiche {shown}, mène ailleurs</source>
        <translation>shows {shown}, leads elsewhere</translation>
    </message>
    <message id="links.more" numerus="yes">
        <source>Et {n} autres sites : {names}</source>
        <translation>
            <numerusform>And {n} more site: {names}</numerusform>
            <numerusform>And {n} more sites: {names}</numerusform>
        </translation>
    </message>
    <message id="campaign.latest">
        <source>dernier : n° {number}, {decision}</source>
        <translation>latest: no. {number}, {decision}</translation>
    </message>
    <message id="campaign.same">
        <source>Enregistrer aussi : {decision} ({keys})</source>
        <translation>Log likewise: {decision} ({keys})</translation>
    </message>
    <message id="campaign.same_hint">
        <source>Demander ce qu’a fait l’appelant, puis enregistrer ce cas comme ceux de la campagne</source>
        <translation>Ask what the caller did, then log this case like those of the campaign</translation>
    </message>
    <message id="campaign.seen" numerus="yes">
        <source>Déjà vu {n} fois depuis le {since}</source>
        <translation>
            <numerusform>Seen once since {since}</numerusform>
            <numerusform>Seen {n} times since {since}</numerusform>
        </translation>
    </message>
    <message id="campaign.desks" numerus="yes">
        <source>sur {n} postes</source>
        <translation>
            <numerusform>at {n} desk</numerusform>
            <numerusform>at {n} desks</numerusform>
        </translation>
    </message>
    <message id="campaign.scam" numerus="yes">
        <source>{n} confirmés comme arnaques</source>
        <translation>
            <numerusform>{n} confirmed as scam</numerusform>
            <numerusform>{n} confirmed as scam</numerusform>
        </translation>
    </message>
    <message id="campaign.legit" numerus="yes">
        <source>{n} confirmés comme légitimes</source>
        <translation>
            <numerusform>{n} confirmed as legitimate</numerusform>
            <numerusform>{n} confirmed as legitimate</numerusform>
        </translation>
    </message>
    <message id="sheet.none">
        <source>Campagne</source>
        <translation>Campaign</translation>
    </message>
    <message id="sheet.title" numerus="yes">
        <source>Campagne n° {campaign} · {n} cas · {seen}</source>
        <translation>
            <numerusform>Campaign no. {campaign} · {n} case · {seen}</numerusform>
            <numerusform>Campaign no. {campaign} · {n} cases · {seen}</numerusform>
        </translation>
    </message>
    <message id="sheet.conflict">
        <source>Les confirmations se contredisent. Cas à revoir : {cases}</source>
        <translation>The confirmations contradict each other. Cases to review: {cases}</translation>
    </message>
    <message id="sheet.bounded">
        <source>Tout est compté sur l’ensemble des cas ; les textes, domaines et numéros, sur les {number} plus récents.</source>
        <translation>Everything is counted over all cases; texts, domains and numbers over the newest {number}.</translation>
    </message>
    <message id="sheet.days">
        <source>Cas par jour</source>
        <translation>Cases by day</translation>
    </message>
    <message id="sheet.day_table">
        <source>Jours avec leur nombre de cas</source>
        <translation>Days with their number of cases</translation>
    </message>
    <message id="sheet.chart">
        <source>Cas par jour, en image</source>
        <translation>Cases by day, as a picture</translation>
    </message>
    <message id="sheet.chart_description" numerus="yes">
        <source>Au plus {n} cas, le {day}. Le tableau qui suit donne chaque jour.</source>
        <translation>
            <numerusform>At most {n} case, on {day}. The table that follows has every day.</numerusform>
            <numerusform>At most {n} cases, on {day}. The table that follows has every day.</numerusform>
        </translation>
    </message>
    <message id="sheet.variants" numerus="yes">
        <source>{n} textes différents</source>
        <translation>
            <numerusform>{n} text</numerusform>
            <numerusform>{n} texts that differ</numerusform>
        </translation>
    </message>
    <message id="sheet.variant_table">
        <source>Textes différents de la campagne</source>
        <translation>Texts of the campaign that differ</translation>
    </message>
    <message id="sheet.text_removed">
        <source>(texte supprimé)</source>
        <translation>(text removed)</translation>
    </message>
    <message id="sheet.cases">
        <source>Cas les plus récents</source>
        <translation>Newest cases</translation>
    </message>
    <message id="sheet.case_table">
        <source>Cas de la campagne</source>
        <translation>Cases of the campaign</translation>
    </message>
    <message id="sheet.column_day">
        <source>Jour</source>
        <translation>Day</translation>
    </message>
    <message id="sheet.column_cases">
        <source>Cas</source>
        <translation>Cases</translation>
    </message>
    <message id="sheet.column_seen">
        <source>Vu</source>
        <translation>Seen</translation>
    </message>
    <message id="sheet.column_latest">
        <source>Dernier cas</source>
        <translation>Latest case</translation>
    </message>
    <message id="sheet.column_text">
        <source>Texte masqué</source>
        <translation>Masked text</translation>
    </message>
    <message id="sheet.domains">
        <source>Domaines</source>
        <translation>Domains</translation>
    </message>
    <message id="sheet.numbers">
        <source>Numéros</source>
        <translation>Numbers</translation>
    </message>
    <message id="sheet.same_number">
        <source>le même numéro</source>
        <translation>the same number</translation>
    </message>
    <message id="sheet.outcomes">
        <source>Appelants</source>
        <translation>Callers</translation>
    </message>
    <message id="sheet.decisions">
        <source>Avis</source>
        <translation>Decisions</translation>
    </message>
    <message id="sheet.labels">
        <source>Confirmations</source>
        <translation>Confirmations</translation>
    </message>
    <message id="sheet.confirm">
        <source>Confirmer tous les cas</source>
        <translation>Confirm all cases</translation>
    </message>
    <message id="sheet.confirm_scam">
        <source>Arnaque</source>
        <translation>Scam</translation>
    </message>
    <message id="sheet.confirm_legit">
        <source>Légitime</source>
        <translation>Legitimate</translation>
    </message>
    <message id="sheet.confirm_None">
        <source>Retirer</source>
        <translation>Withdraw</translation>
    </message>
    <message id="sheet.decide">
        <source>Même avis pour tous les cas</source>
        <translation>One decision for all cases</translation>
    </message>
    <message id="sheet.decide_one">
        <source>Avis pour tous les cas : {decision}</source>
        <translation>Decision for all cases: {decision}</translation>
    </message>
    <message id="sheet.split">
        <source>Séparer les cas sélectionnés</source>
        <translation>Split off the selected cases</translation>
    </message>
    <message id="sheet.split_hint">
        <source>Faire de ces cas une campagne à part</source>
        <translation>Make these cases a campaign of their own</translation>
    </message>
    <message id="sheet.other">
        <source>Autre campagne n° :</source>
        <translation>Other campaign no.:</translation>
    </message>
    <message id="sheet.merge">
        <source>Fusionner</source>
        <translation>Merge</translation>
    </message>
    <message id="sheet.merge_hint">
        <source>Réunir les deux campagnes sous le plus petit numéro</source>
        <translation>Make the two campaigns one, with the lower number</translation>
    </message>
    <message id="sheet.back">
        <source>Revenir</source>
        <translation>Back</translation>
    </message>
    <message id="sheet.nothing_changed">
        <source>Rien à changer dans la campagne n° {number}.</source>
        <translation>Nothing to change in campaign no. {number}.</translation>
    </message>
    <message id="sheet.done_campaign_split" numerus="yes">
        <source>{n} cas de la campagne n° {campaign} forment la campagne n° {other}.</source>
        <translation>
            <numerusform>{n} case of campaign no. {campaign} is campaign no. {other} now.</numerusform>
            <numerusform>{n} cases of campaign no. {campaign} are campaign no. {other} now.</numerusform>
        </translation>
    </message>
    <message id="sheet.done_campaign_merged" numerus="yes">
        <source>{n} cas de la campagne n° {campaign} ont rejoint la campagne n° {other}.</source>
        <translation>
            <numerusform>{n} case of campaign no. {campaign} has joined campaign no. {other}.</numerusform>
            <numerusform>{n} cases of campaign no. {campaign} have joined campaign no. {other}.</numerusform>
        </translation>
    </message>
    <message id="sheet.done_campaign_decided" numerus="yes">
        <source>Avis changé pour {n} cas de la campagne n° {campaign}.</source>
        <translation>
            <numerusform>Decision changed for {n} case of campaign no. {campaign}.</numerusform>
            <numerusform>Decision changed for {n} cases of campaign no. {campaign}.</numerusform>
        </translation>
    </message>
    <message id="sheet.done_campaign_confirmed" numerus="yes">
        <source>Confirmation changée pour {n} cas de la campagne n° {campaign}.</source>
        <translation>
            <numerusform>Confirmation changed for {n} case of campaign no. {campaign}.</numerusform>
            <numerusform>Confirmation changed for {n} cases of campaign no. {campaign}.</numerusform>
        </translation>
    </message>
    <message id="sheet.undone" numerus="yes">
        <source>Annulé pour {n} cas de la campagne n° {campaign}.</source>
        <translation>
            <numerusform>Undone for {n} case of campaign no. {campaign}.</numerusform>
            <numerusform>Undone for {n} cases of campaign no. {campaign}.</numerusform>
        </translation>
    </message>
    <message id="sheet.kept" numerus="yes">
        <source>{n} cas modifiés depuis restent tels quels.</source>
        <translation>
            <numerusform>{n} case that was changed since stays as it is.</numerusform>
            <numerusform>{n} cases that were changed since stay as they are.</numerusform>
        </translation>
    </message>
    <message id="triage.title">
        <source>Un message douteux ?</source>
        <translation>A suspicious message?</translation>
    </message>
    <message id="triage.invitation">
        <source>Copiez-le et appuyez sur Ctrl+V : le verdict, ses raisons et les conseils s’affichent ici. Un fichier se dépose ici ou s’ouvre par Ctrl+O : e-mail, page, texte, invitation, PDF ou image.</source>
        <translation>Copy it and press Ctrl+V: the verdict, its reasons and the advice appear here. Drop a file here or open it with Ctrl+O: e-mail, page, text, invitation, PDF or picture.</translation>
    </message>
    <message id="triage.busy">
        <source>Lecture du message…</source>
        <translation>Reading the message…</translation>
    </message>
    <message id="triage.stop">
        <source>Arrêter</source>
        <translation>Stop</translation>
    </message>
    <message id="triage.stop_hint">
        <source>Ne plus lire ce message ; son texte peut être collé</source>
        <translation>Stop reading this message; its text can be pasted</translation>
    </message>
    <message id="observe.title">
        <source>Deux coups d’œil avant le verdict</source>
        <translation>Two quick looks before the verdict</translation>
    </message>
    <message id="observe.hint">
        <source>Regardez le message et répondez avec les touches 1, 2, 3. Le verdict de l’outil vient ensuite.</source>
        <translation>Look at the message and answer with the keys 1, 2, 3. The tool’s verdict comes next.</translation>
    </message>
    <message id="observe.asks">
        <source>Le message demande-t-il de cliquer, payer, rappeler ou donner quelque chose ?</source>
        <translation>Does the message ask the caller to click, pay, call back or give something?</translation>
    </message>
    <message id="observe.expected">
        <source>L’appelant attendait-il ce message ?</source>
        <translation>Did the caller expect this message?</translation>
    </message>
    <message id="call.pause">
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message id="call.go_on">
        <source>Reprendre</source>
        <translation>Resume</translation>
    </message>
    <message id="call.pause_hint">
        <source>Arrêter le temps de cet appel, ou le reprendre</source>
        <translation>Stop the timer of this call, or resume it</translation>
    </message>
    <message id="call.hold">
        <source>Attente</source>
        <translation>Hold</translation>
    </message>
    <message id="call.kept">
        <source>Ce qui est gardé</source>
        <translation>What is kept</translation>
    </message>
    <message id="call.kept_hint">
        <source>Voir ce que le journal garderait de ce message</source>
        <translation>See what the log would keep of this message</translation>
    </message>
    <message id="call.reference_lost">
        <source>À ressaisir, n’a pas été gardée</source>
        <translation>Type it again, it was not kept</translation>
    </message>
    <message id="call.hold_hint">
        <source>Mettre cet appel en attente ; page vide : reprendre le plus ancien</source>
        <translation>Put this call on hold; on an empty page: resume the oldest</translation>
    </message>
    <message id="call.time">
        <source>Durée de l’appel : {time}</source>
        <translation>Call time: {time}</translation>
    </message>
    <message id="kept.title">
        <source>Ce qui est gardé de ce message</source>
        <translation>What is kept of this message</translation>
    </message>
    <message id="kept.sentence">
        <source>Voici tout ce que le journal garde de ce message quand le cas est enregistré. Rien d’autre de ce message n’est écrit sur le disque.</source>
        <translation>This is all that the log keeps of this message when the case is logged. Nothing else of it is written to the disk.</translation>
    </message>
    <message id="shelf.name">
        <source>Appels en attente</source>
        <translation>Calls on hold</translation>
    </message>
    <message id="shelf.heading" numerus="yes">
        <source>En attente : {n} (F9)</source>
        <translation>
            <numerusform>On hold (F9)</numerusform>
            <numerusform>On hold: {n} (F9)</numerusform>
        </translation>
    </message>
    <message id="shelf.resume">
        <source>Reprendre l’appel : {title}, {time}</source>
        <translation>Resume the call: {title}, {time}</translation>
    </message>
    <message id="shelf.typing">
        <source>Message en cours</source>
        <translation>Being typed</translation>
    </message>
    <message id="triage.message">
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message id="triage.correct">
        <source>Corriger</source>
        <translation>Correct</translation>
    </message>
    <message id="triage.correct_hint">
        <source>Reprendre le texte, l’expéditeur ou le canal</source>
        <translation>Change the text, sender or channel</translation>
    </message>
    <message id="input.text">
        <source>&amp;Message de l’appelant</source>
        <translation>The caller’s &amp;message</translation>
    </message>
    <message id="input.placeholder">
        <source>Collez ici le message (Ctrl+V), ou ouvrez un fichier (Ctrl+O) : .eml, .msg, .mht, .html, .txt, .rtf, .ics, .pdf ou une image.</source>
        <translation>Paste the message here (Ctrl+V), or open a file (Ctrl+O): .eml, .msg, .mht, .html, .txt, .rtf, .ics, .pdf or a picture.</translation>
    </message>
    <message id="input.channel">
        <source>Ca&amp;nal</source>
        <translation>Cha&amp;nnel</translation>
    </message>
    <message id="input.sender">
        <source>Ex&amp;péditeur</source>
        <translation>Sen&amp;der</translation>
    </message>
    <message id="input.subject">
        <source>O&amp;bjet</source>
        <translation>Su&amp;bject</translation>
    </message>
    <message id="input.optional">
        <source>facultatif</source>
        <translation>optional</translation>
    </message>
    <message id="input.guess_channel">
        <source>Automatique</source>
        <translation>Automatic</translation>
    </message>
    <message id="input.assess">
        <source>Analyser</source>
        <translation>Assess</translation>
    </message>
    <message id="input.assess_hint">
        <source>Donner le verdict sur ce texte</source>
        <translation>Get the verdict on this text</translation>
    </message>
    <message id="input.privacy">
        <source>Numéros et noms sont masqués avant tout enregistrement.</source>
        <translation>Numbers and names are masked before anything is stored.</translation>
    </message>
    <message id="picture.name">
        <source>Image collée</source>
        <translation>Pasted picture</translation>
    </message>
    <message id="picture.hint">
        <source>L’image reste en mémoire et n’est jamais enregistrée.</source>
        <translation>The picture stays in memory and is never stored.</translation>
    </message>
    <message id="picture.remove">
        <source>Retirer</source>
        <translation>Remove</translation>
    </message>
    <message id="picture.placeholder">
        <source>Recopiez ici le texte de l’image, puis Ctrl+Entrée.</source>
        <translation>Type the text of the picture here, then press Ctrl+Enter.</translation>
    </message>
    <message id="advice.question">
        <source>Qu’a fait l’appelant ? (F8)</source>
        <translation>What did the caller do? (F8)</translation>
    </message>
    <message id="advice.ask">
        <source>Demandez à l’appelant :</source>
        <translation>Ask the caller:</translation>
    </message>
    <message id="advice.questions">
        <source>Avez-vous cliqué ou répondu ?
Avez-vous saisi ou dit quelque chose (carte, code, mot de passe) ?
Quelqu’un vous a-t-il appelé depuis ?</source>
        <translation>Did you click or reply?
Did you type or say anything (card, code, password)?
Has anyone called you since?</translation>
    </message>
    <message id="advice.steps">
        <source>Conseils</source>
        <translation>Advice</translation>
    </message>
    <message id="advice.say">
        <source>À lire : « {sentence} »</source>
        <translation>Read out: “{sentence}”</translation>
    </message>
    <message id="advice.avoid">
        <source>À éviter : {what}</source>
        <translation>Avoid: {what}</translation>
    </message>
    <message id="advice.source">
        <source>Sources : {source}. Version {version} du {date}.</source>
        <translation>Sources: {source}. Version {version} of {date}.</translation>
    </message>
    <message id="advice.group_gave">
        <source>Donné :</source>
        <translation>Gave:</translation>
    </message>
    <message id="advice.group_paid">
        <source>Payé :</source>
        <translation>Paid:</translation>
    </message>
    <message id="advice.group_took">
        <source>Installé, signé :</source>
        <translation>Installed, signed:</translation>
    </message>
    <message id="advice.group_other">
        <source>Autre :</source>
        <translation>Other:</translation>
    </message>
    <message id="advice.contacts">
        <source>À qui s’adresser</source>
        <translation>Who to contact</translation>
    </message>
    <message id="advice.more">
        <source>Suite</source>
        <translation>More</translation>
    </message>
    <message id="advice.copy_contact">
        <source>Copier un contact</source>
        <translation>Copy a contact</translation>
    </message>
    <message id="advice.sources">
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message id="advice.mark_now">
        <source>Maintenant</source>
        <translation>Now</translation>
    </message>
    <message id="advice.mark_today">
        <source>Aujourd’hui</source>
        <translation>Today</translation>
    </message>
    <message id="advice.mark_routine">
        <source>Ensuite</source>
        <translation>Then</translation>
    </message>
    <message id="advice.mark_avoid">
        <source>À éviter</source>
        <translation>To avoid</translation>
    </message>
    <message id="advice.mark_agent">
        <source>Pour vous</source>
        <translation>For you</translation>
    </message>
    <message id="answer.report_fr">
        <source>Comment signaler le message, en français</source>
        <translation>How to report the message, in French</translation>
    </message>
    <message id="answer.report_en">
        <source>Comment signaler le message, en anglais</source>
        <translation>How to report the message, in English</translation>
    </message>
    <message id="answer.contact_copied">
        <source>Copié : {contact}</source>
        <translation>Copied: {contact}</translation>
    </message>
    <message id="keys.contact">
        <source>Copier un contact, puis le suivant</source>
        <translation>Copy a contact, then the next one</translation>
    </message>
    <message id="keys.more_advice">
        <source>Suite des conseils</source>
        <translation>More of the advice</translation>
    </message>
    <message id="decision.ask_outcome">
        <source>Qu’a fait l’appelant ? Une réponse, puis {keys} enregistre : {decision}.</source>
        <translation>What did the caller do? One answer, then {keys} logs: {decision}.</translation>
    </message>
    <message id="timing.now">
        <source>Maintenant, pendant l’appel</source>
        <translation>Now, during the call</translation>
    </message>
    <message id="timing.today">
        <source>Aujourd’hui</source>
        <translation>Today</translation>
    </message>
    <message id="timing.routine">
        <source>Ensuite</source>
        <translation>Then</translation>
    </message>
    <message id="answer.copy">
        <source>Copier la réponse</source>
        <translation>Copy the answer</translation>
    </message>
    <message id="answer.hint">
        <source>Copier ces conseils pour l’appelant</source>
        <translation>Copy this advice for the caller</translation>
    </message>
    <message id="answer.sms_fr">
        <source>SMS, en français</source>
        <translation>SMS, in French</translation>
    </message>
    <message id="answer.email_fr">
        <source>E-mail, en français</source>
        <translation>E-mail, in French</translation>
    </message>
    <message id="answer.sms_en">
        <source>SMS, en anglais</source>
        <translation>SMS, in English</translation>
    </message>
    <message id="answer.email_en">
        <source>E-mail, en anglais</source>
        <translation>E-mail, in English</translation>
    </message>
    <message id="answer.copied">
        <source>Réponse copiée : collez-la dans un SMS ou un e-mail.</source>
        <translation>Answer copied: paste it into an SMS or an e-mail.</translation>
    </message>
    <message id="decision.question">
        <source>Votre avis :</source>
        <translation>Your decision:</translation>
    </message>
    <message id="dissent.question">
        <source>Pourquoi ? (1 à 5)</source>
        <translation>Why? (1 to 5)</translation>
    </message>
    <message id="dissent.caller">
        <source>Dit par l’appelant</source>
        <translation>Caller explains</translation>
    </message>
    <message id="dissent.checked">
        <source>Vérifié</source>
        <translation>Checked</translation>
    </message>
    <message id="dissent.reading">
        <source>Lu autrement</source>
        <translation>Read otherwise</translation>
    </message>
    <message id="dissent.campaign">
        <source>Campagne connue</source>
        <translation>Known campaign</translation>
    </message>
    <message id="dissent.other">
        <source>Autre</source>
        <translation>Other</translation>
    </message>
    <message id="decision.scam_hint">
        <source>Je tiens ce message pour une arnaque</source>
        <translation>I think this message is a scam</translation>
    </message>
    <message id="decision.legit_hint">
        <source>Je tiens ce message pour légitime</source>
        <translation>I think this message is legitimate</translation>
    </message>
    <message id="decision.unsure_hint">
        <source>Je ne sais pas ; la supervision tranchera</source>
        <translation>I don’t know; a supervisor will decide</translation>
    </message>
    <message id="decision.clear">
        <source>Effacer</source>
        <translation>Clear</translation>
    </message>
    <message id="decision.clear_hint">
        <source>Ranger ce message sans l’enregistrer</source>
        <translation>Put this message away without logging it</translation>
    </message>
    <message id="decision.log">
        <source>Enregistrer ↵</source>
        <translation>Log ↵</translation>
    </message>
    <message id="decision.log_hint">
        <source>Enregistrer le cas avec votre avis</source>
        <translation>Log the case with your decision</translation>
    </message>
    <message id="decision.note">
        <source>F5, F6 ou F7 pour votre avis, puis Entrée pour enregistrer.</source>
        <translation>F5, F6 or F7 for your decision, then Enter to log.</translation>
    </message>
    <message id="decision.look_first">
        <source>Répondez d’abord aux deux questions ; votre avis vient ensuite.</source>
        <translation>Answer the two questions first; your decision comes next.</translation>
    </message>
    <message id="cases.name">
        <source>Liste des cas</source>
        <translation>List of cases</translation>
    </message>
    <message id="cases.search">
        <source>&amp;Chercher</source>
        <translation>&amp;Search</translation>
    </message>
    <message id="cases.search_hint">
        <source>mots du message…</source>
        <translation>message words…</translation>
    </message>
    <message id="cases.band">
        <source>&amp;Verdict</source>
        <translation>&amp;Verdict</translation>
    </message>
    <message id="cases.decision">
        <source>&amp;Avis</source>
        <translation>De&amp;cision</translation>
    </message>
    <message id="cases.label">
        <source>Con&amp;firmation</source>
        <translation>Con&amp;firmed</translation>
    </message>
    <message id="cases.all">
        <source>Tous</source>
        <translation>All</translation>
    </message>
    <message id="cases.unlabelled">
        <source>Non confirmé</source>
        <translation>Not confirmed</translation>
    </message>
    <message id="cases.period">
        <source>Période</source>
        <translation>Period</translation>
    </message>
    <message id="cases.this_week">
        <source>Cette semaine</source>
        <translation>This week</translation>
    </message>
    <message id="cases.last_week">
        <source>Semaine passée</source>
        <translation>Last week</translation>
    </message>
    <message id="cases.last_days">
        <source>30 jours</source>
        <translation>30 days</translation>
    </message>
    <message id="cases.disagreement">
        <source>Contre l’avis</source>
        <translation>Against the decision</translation>
    </message>
    <message id="cases.call_back">
        <source>À rappeler</source>
        <translation>To call back</translation>
    </message>
    <message id="cases.of_figure">
        <source>Chiffre du rapport</source>
        <translation>Figure of the report</translation>
    </message>
    <message id="cases.more_filters">
        <source>Plus…</source>
        <translation>More…</translation>
    </message>
    <message id="cases.channel">
        <source>Canal</source>
        <translation>Channel</translation>
    </message>
    <message id="cases.scenario">
        <source>Scénario</source>
        <translation>Scenario</translation>
    </message>
    <message id="cases.outcome">
        <source>Fait par l’appelant</source>
        <translation>Done by the caller</translation>
    </message>
    <message id="cases.organisation">
        <source>Organisme</source>
        <translation>Organisation</translation>
    </message>
    <message id="cases.domain">
        <source>Domaine ou adresse</source>
        <translation>Domain or address</translation>
    </message>
    <message id="cases.phone">
        <source>Numéro de téléphone</source>
        <translation>Phone number</translation>
    </message>
    <message id="cases.agent">
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message id="cases.campaign">
        <source>Campagne n°</source>
        <translation>Campaign no.</translation>
    </message>
    <message id="cases.caller_file">
        <source>Dossier</source>
        <translation>File</translation>
    </message>
    <message id="cases.origin">
        <source>Origine</source>
        <translation>Origin</translation>
    </message>
    <message id="cases.imported">
        <source>Anciennes listes</source>
        <translation>Old lists</translation>
    </message>
    <message id="cases.count_above">
        <source>plus de {n} cas</source>
        <translation>more than {n} cases</translation>
    </message>
    <message id="cases.clear_filter">
        <source>Tout montrer</source>
        <translation>Show all</translation>
    </message>
    <message id="views.name">
        <source>Vue</source>
        <translation>View</translation>
    </message>
    <message id="views.hint">
        <source>nom d’une vue</source>
        <translation>name of a view</translation>
    </message>
    <message id="views.save">
        <source>Enregistrer</source>
        <translation>Save</translation>
    </message>
    <message id="views.save_hint">
        <source>Garde ce filtre sous ce nom, sans numéro de téléphone.</source>
        <translation>Keeps this filter under this name, without a phone number.</translation>
    </message>
    <message id="views.remove">
        <source>Retirer</source>
        <translation>Remove</translation>
    </message>
    <message id="cases.more">
        <source>Cas plus anciens</source>
        <translation>Older cases</translation>
    </message>
    <message id="cases.more_hint">
        <source>Montrer la page suivante</source>
        <translation>Show the next page</translation>
    </message>
    <message id="cases.column_number">
        <source>N°</source>
        <translation>No.</translation>
    </message>
    <message id="cases.column_opened">
        <source>Ouvert</source>
        <translation>Opened</translation>
    </message>
    <message id="cases.column_band">
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message id="cases.column_opinion">
        <source>Avis, confirmation</source>
        <translation>Decision, confirmation</translation>
    </message>
    <message id="cases.column_message">
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message id="cases.against_verdict">
        <source>≠ verdict</source>
        <translation>≠ verdict</translation>
    </message>
    <message id="cases.against_decision">
        <source>≠ avis</source>
        <translation>≠ decision</translation>
    </message>
    <message id="cases.confirmed_scam">
        <source>Arnaque confirmée</source>
        <translation>Confirmed scam</translation>
    </message>
    <message id="cases.confirmed_legit">
        <source>Légitime confirmé</source>
        <translation>Confirmed legitimate</translation>
    </message>
    <message id="cases.no_link">
        <source>Sans lien</source>
        <translation>No link</translation>
    </message>
    <message id="cases.text_gone">
        <source>Texte effacé</source>
        <translation>Text erased</translation>
    </message>
    <message id="cases.none">
        <source>Aucun cas pour l’instant. Collez un message dans Triage (Ctrl+1) : le cas que vous enregistrez apparaît ici.</source>
        <translation>No case yet. Paste a message in Triage (Ctrl+1): the case you log appears here.</translation>
    </message>
    <message id="cases.none_of_filter">
        <source>Aucun cas ne correspond à ces filtres. Échap montre tous les cas.</source>
        <translation>No case matches these filters. Escape shows all cases.</translation>
    </message>
    <message id="cases.count" numerus="yes">
        <source>{n} cas</source>
        <translation>
            <numerusform>{n} case</numerusform>
            <numerusform>{n} cases</numerusform>
        </translation>
    </message>
    <message id="cases.undone">
        <source>Annulé : confirmation du cas n° {number}, de nouveau « {label} ».</source>
        <translation>Undone: confirmation of case no. {number}, “{label}” again.</translation>
    </message>
    <message id="cases.redone">
        <source>Rétabli : confirmation du cas n° {number}, « {label} ».</source>
        <translation>Redone: confirmation of case no. {number}, “{label}”.</translation>
    </message>
    <message id="cases.redo">
        <source>Rétablir</source>
        <translation>Redo</translation>
    </message>
    <message id="note.nothing_undone">
        <source>Rien à annuler.</source>
        <translation>Nothing to undo.</translation>
    </message>
    <message id="note.nothing_redone">
        <source>Rien à rétablir.</source>
        <translation>Nothing to redo.</translation>
    </message>
    <message id="case.none">
        <source>Aucun cas choisi</source>
        <translation>No case selected</translation>
    </message>
    <message id="case.none_hint">
        <source>Choisissez une ligne de la liste pour lire le message masqué et son historique.</source>
        <translation>Select a row of the list to read the masked message and its history.</translation>
    </message>
    <message id="case.title">
        <source>Cas n° {number}</source>
        <translation>Case {number}</translation>
    </message>
    <message id="case.opened">
        <source>Ouvert</source>
        <translation>Opened</translation>
    </message>
    <message id="case.band">
        <source>Verdict de l’outil</source>
        <translation>Verdict of the tool</translation>
    </message>
    <message id="case.decision">
        <source>Avis de l’agent</source>
        <translation>Decision of the agent</translation>
    </message>
    <message id="case.label">
        <source>Confirmation</source>
        <translation>Confirmed</translation>
    </message>
    <message id="case.outcome">
        <source>L’appelant</source>
        <translation>The caller</translation>
    </message>
    <message id="case.scenario">
        <source>Scénario</source>
        <translation>Scenario</translation>
    </message>
    <message id="case.domains">
        <source>Domaines</source>
        <translation>Domains</translation>
    </message>
    <message id="case.history">
        <source>Historique</source>
        <translation>History</translation>
    </message>
    <message id="case.signs">
        <source>Signes relevés</source>
        <translation>Signs found</translation>
    </message>
    <message id="case.signs_gone">
        <source>Effacés avec le texte.</source>
        <translation>Erased with the text.</translation>
    </message>
    <message id="case.no_signs">
        <source>Aucun signe vérifiable.</source>
        <translation>No sign that can be checked.</translation>
    </message>
    <message id="case.by_model">
        <source>Modèle {number}</source>
        <translation>Model {number}</translation>
    </message>
    <message id="case.dissent_caller">
        <source>expliqué par l’appelant</source>
        <translation>explained by the caller</translation>
    </message>
    <message id="case.dissent_checked">
        <source>vérifié auprès de l’organisme</source>
        <translation>checked with the organisation</translation>
    </message>
    <message id="case.dissent_reading">
        <source>message mal lu par l’outil</source>
        <translation>misread by the tool</translation>
    </message>
    <message id="case.dissent_campaign">
        <source>campagne connue ou envoi annoncé</source>
        <translation>known campaign or announced mailing</translation>
    </message>
    <message id="case.dissent_other">
        <source>autre raison</source>
        <translation>another reason</translation>
    </message>
    <message id="case.confirm">
        <source>Confirmation par la supervision</source>
        <translation>Supervisor’s confirmation</translation>
    </message>
    <message id="case.label_scam">
        <source>Arnaque</source>
        <translation>Scam</translation>
    </message>
    <message id="case.label_legit">
        <source>Légitime</source>
        <translation>Legitimate</translation>
    </message>
    <message id="case.label_scam_hint">
        <source>Confirmer que ce message est une arnaque</source>
        <translation>Confirm that this message is a scam</translation>
    </message>
    <message id="case.label_legit_hint">
        <source>Confirmer que ce message est légitime</source>
        <translation>Confirm that this message is legitimate</translation>
    </message>
    <message id="case.withdraw">
        <source>Retirer</source>
        <translation>Withdraw</translation>
    </message>
    <message id="case.withdraw_hint">
        <source>Retirer la confirmation</source>
        <translation>Withdraw the confirmation</translation>
    </message>
    <message id="case.undo">
        <source>Annuler</source>
        <translation>Undo</translation>
    </message>
    <message id="case.undo_hint">
        <source>Annuler votre dernière action, quelle que soit la page</source>
        <translation>Undo your last action, on whichever page</translation>
    </message>
    <message id="case.campaign_hint">
        <source>Voir les copies proches de ce cas, et les traiter ensemble</source>
        <translation>See the near-copies of this case, and deal with them together</translation>
    </message>
    <message id="case.campaign_number">
        <source>Campagne n° {number}</source>
        <translation>Campaign {number}</translation>
    </message>
    <message id="case.remove">
        <source>Retirer le cas…</source>
        <translation>Withdraw the case…</translation>
    </message>
    <message id="case.remove_hint">
        <source>Retirer ce cas et son texte du journal, avec un motif</source>
        <translation>Take this case and its text out of the log, with a reason</translation>
    </message>
    <message id="case.remove_title">
        <source>Retirer le cas n° {number}</source>
        <translation>Withdraw case no. {number}</translation>
    </message>
    <message id="case.remove_warning">
        <source>Le cas et son texte quittent le journal définitivement. Le motif reste dans le registre, avec votre nom.</source>
        <translation>The case and its text leave the log for good. The reason stays in the ledger, with your name.</translation>
    </message>
    <message id="case.remove_reason">
        <source>&amp;Motif</source>
        <translation>&amp;Reason</translation>
    </message>
    <message id="case.remove_now">
        <source>Retirer le cas</source>
        <translation>Withdraw the case</translation>
    </message>
    <message id="case.erase">
        <source>Effacer…</source>
        <translation>Erase…</translation>
    </message>
    <message id="case.erase_hint">
        <source>Effacer ce qui identifie une personne dans ce cas, avec un motif</source>
        <translation>Erase what identifies a person in this case, with a reason</translation>
    </message>
    <message id="case.erase_title">
        <source>Effacer le cas n° {number}</source>
        <translation>Erase case no. {number}</translation>
    </message>
    <message id="case.erase_warning">
        <source>Le texte, ses mots dans la recherche, les domaines et ce qui reconnaît les copies proches disparaissent définitivement : cela ne peut pas être annulé. Le verdict, l’avis et la confirmation restent dans les chiffres. Le motif reste dans le registre, avec votre nom.</source>
        <translation>The text, its words in the search, the domains and what tells near-copies go for good: this cannot be undone. Verdict, decision and confirmation stay in the figures. The reason stays in the ledger, with your name.</translation>
    </message>
    <message id="case.erase_now">
        <source>Effacer définitivement</source>
        <translation>Erase for good</translation>
    </message>
    <message id="event.case_opened">
        <source>cas ouvert</source>
        <translation>case opened</translation>
    </message>
    <message id="step.case_opened">
        <source>{actor} a enregistré le cas, avis « {value} ».</source>
        <translation>{actor} logged the case as “{value}”.</translation>
    </message>
    <message id="step.case_imported">
        <source>{actor} a importé le cas d’une ancienne liste, avis « {value} ».</source>
        <translation>{actor} imported the case from an old list as “{value}”.</translation>
    </message>
    <message id="step.case_withdrawn">
        <source>{actor} a retiré le cas du journal.</source>
        <translation>{actor} withdrew the case from the log.</translation>
    </message>
    <message id="step.case_erased">
        <source>{actor} a effacé les données personnelles du cas.</source>
        <translation>{actor} erased the personal data of the case.</translation>
    </message>
    <message id="step.decision_changed">
        <source>{actor} a changé l’avis en « {value} ».</source>
        <translation>{actor} changed the decision to “{value}”.</translation>
    </message>
    <message id="step.advice_given">
        <source>{actor} a noté ce que l’appelant a fait.</source>
        <translation>{actor} noted what the caller did.</translation>
    </message>
    <message id="step.note_added">
        <source>{actor} a ajouté une note.</source>
        <translation>{actor} added a note.</translation>
    </message>
    <message id="step.note_withdrawn">
        <source>{actor} a supprimé une note.</source>
        <translation>{actor} took a note back.</translation>
    </message>
    <message id="step.reference_set">
        <source>{actor} a enregistré la référence du dossier.</source>
        <translation>{actor} kept the reference of the file.</translation>
    </message>
    <message id="step.reference_withdrawn">
        <source>{actor} a supprimé la référence du dossier.</source>
        <translation>{actor} took back the reference of the file.</translation>
    </message>
    <message id="step.called_back">
        <source>{actor} a rappelé l’assuré.</source>
        <translation>{actor} called the caller back.</translation>
    </message>
    <message id="step.call_back_withdrawn">
        <source>{actor} a retiré la mention du rappel.</source>
        <translation>{actor} took the call-back back.</translation>
    </message>
    <message id="step.label_given">
        <source>{actor} a confirmé « {value} ».</source>
        <translation>{actor} confirmed “{value}”.</translation>
    </message>
    <message id="step.label_withdrawn">
        <source>{actor} a retiré la confirmation.</source>
        <translation>{actor} withdrew the confirmation.</translation>
    </message>
    <message id="step.campaign_split">
        <source>{actor} a séparé des cas de la campagne.</source>
        <translation>{actor} split the campaign.</translation>
    </message>
    <message id="step.campaign_merged">
        <source>{actor} a réuni deux campagnes.</source>
        <translation>{actor} merged two campaigns.</translation>
    </message>
    <message id="step.campaign_decided">
        <source>{actor} a donné le même avis à toute la campagne.</source>
        <translation>{actor} decided the whole campaign alike.</translation>
    </message>
    <message id="step.campaign_confirmed">
        <source>{actor} a changé la confirmation de toute la campagne.</source>
        <translation>{actor} changed the confirmation of the whole campaign.</translation>
    </message>
    <message id="step.outcomes">
        <source>L’appelant {outcomes}.</source>
        <translation>The caller {outcomes}.</translation>
    </message>
    <message id="step.dissent">
        <source>Contre le verdict : {reason}.</source>
        <translation>Against the verdict: {reason}.</translation>
    </message>
    <message id="event.case_withdrawn">
        <source>cas retiré</source>
        <translation>case withdrawn</translation>
    </message>
    <message id="event.case_erased">
        <source>données personnelles effacées</source>
        <translation>personal data erased</translation>
    </message>
    <message id="event.decision_changed">
        <source>avis changé</source>
        <translation>decision changed</translation>
    </message>
    <message id="event.advice_given">
        <source>conseil donné</source>
        <translation>advice given</translation>
    </message>
    <message id="event.called_back">
        <source>assuré rappelé</source>
        <translation>caller called back</translation>
    </message>
    <message id="event.call_back_withdrawn">
        <source>rappel retiré</source>
        <translation>call-back taken back</translation>
    </message>
    <message id="event.label_given">
        <source>confirmation donnée</source>
        <translation>confirmed</translation>
    </message>
    <message id="event.label_withdrawn">
        <source>confirmation retirée</source>
        <translation>confirmation withdrawn</translation>
    </message>
    <message id="event.note_added">
        <source>note ajoutée</source>
        <translation>note added</translation>
    </message>
    <message id="event.note_withdrawn">
        <source>note annulée</source>
        <translation>note taken back</translation>
    </message>
    <message id="event.reference_set">
        <source>référence du dossier enregistrée</source>
        <translation>reference of the file kept</translation>
    </message>
    <message id="event.reference_withdrawn">
        <source>référence du dossier annulée</source>
        <translation>reference of the file taken back</translation>
    </message>
    <message id="case.note">
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message id="case.reference">
        <source>Dossier</source>
        <translation>File</translation>
    </message>
    <message id="case.note_hint">
        <source>Masquée, 500 caractères</source>
        <translation>Masked, 500 characters</translation>
    </message>
    <message id="case.reference_hint">
        <source>Seule l’empreinte reste</source>
        <translation>Only a digest is kept</translation>
    </message>
    <message id="case.save_note">
        <source>Ajouter</source>
        <translation>Add</translation>
    </message>
    <message id="case.save_reference">
        <source>Garder</source>
        <translation>Keep</translation>
    </message>
    <message id="case.same_file">
        <source>Même dossier : cas {cases}</source>
        <translation>Same file: case {cases}</translation>
    </message>
    <message id="case.same_file_cases">
        <source>Même dossier : cas {cases}</source>
        <translation>Same file: cases {cases}</translation>
    </message>
    <message id="case.file_alone">
        <source>Dossier connu, aucun autre cas</source>
        <translation>File known, no other case</translation>
    </message>
    <message id="case.file_number">
        <source>n° {number}</source>
        <translation>no. {number}</translation>
    </message>
    <message id="case.file_list">
        <source>{cases} et {last}</source>
        <translation>{cases} and {last}</translation>
    </message>
    <message id="case.note_of_agent">
        <source>note : « {note} »</source>
        <translation>note: “{note}”</translation>
    </message>
    <message id="case.note_of_supervisor">
        <source>note de la supervision : « {note} »</source>
        <translation>supervisor’s note: “{note}”</translation>
    </message>
    <message id="note.note_kept">
        <source>La note est gardée avec le cas n° {number}, comme l’historique la montre.</source>
        <translation>The note is kept with case no. {number}, as the history shows it.</translation>
    </message>
    <message id="note.reference_kept">
        <source>L’empreinte du dossier est gardée avec le cas n° {number}.</source>
        <translation>The digest of the file is kept with case no. {number}.</translation>
    </message>
    <message id="note.note_undone">
        <source>La note du cas n° {number} est supprimée ; son texte est de nouveau dans le champ.</source>
        <translation>The note on case no. {number} is deleted; its text is in the field again.</translation>
    </message>
    <message id="note.reference_undone">
        <source>La référence du cas n° {number} est annulée.</source>
        <translation>The reference of case no. {number} is taken back.</translation>
    </message>
    <message id="note.field_refused">
        <source>Un cas qui n’a pas de texte n’accepte ni note ni dossier.</source>
        <translation>A case without its text takes neither note nor file.</translation>
    </message>
    <message id="keys.note">
        <source>Écrire une note</source>
        <translation>Write a note</translation>
    </message>
    <message id="keys.reference">
        <source>Indiquer le dossier de l’appelant</source>
        <translation>Give the caller’s file</translation>
    </message>
    <message id="keys.save_note">
        <source>Garder ce qui est écrit</source>
        <translation>Keep what is written</translation>
    </message>
    <message id="event.campaign_split">
        <source>campagne séparée</source>
        <translation>campaign split</translation>
    </message>
    <message id="event.campaign_merged">
        <source>campagnes fusionnées</source>
        <translation>campaigns merged</translation>
    </message>
    <message id="event.campaign_decided">
        <source>avis pour toute la campagne</source>
        <translation>decision for the whole campaign</translation>
    </message>
    <message id="event.campaign_confirmed">
        <source>confirmation de toute la campagne</source>
        <translation>confirmation of the whole campaign</translation>
    </message>
    <message id="event.exported">
        <source>export</source>
        <translation>export</translation>
    </message>
    <message id="event.purged">
        <source>texte effacé</source>
        <translation>text erased</translation>
    </message>
    <message id="event.texts_removed">
        <source>textes effacés à un autre poste</source>
        <translation>texts erased at another desk</translation>
    </message>
    <message id="event.text_shared">
        <source>texte partagé par son poste</source>
        <translation>text shared by its desk</translation>
    </message>
    <message id="event.events_retrieved">
        <source>événements repris après une restauration</source>
        <translation>events taken back after a restore</translation>
    </message>
    <message id="event.cases_renumbered">
        <source>cas renumérotés</source>
        <translation>cases renumbered</translation>
    </message>
    <message id="event.model_trained">
        <source>modèle entraîné</source>
        <translation>model trained</translation>
    </message>
    <message id="event.model_promoted">
        <source>modèle mis en service</source>
        <translation>model put into use</translation>
    </message>
    <message id="event.model_rolled_back">
        <source>retour au modèle précédent</source>
        <translation>previous model restored</translation>
    </message>
    <message id="event.backed_up">
        <source>sauvegarde</source>
        <translation>backup</translation>
    </message>
    <message id="event.restored">
        <source>retour à une sauvegarde</source>
        <translation>backup restored</translation>
    </message>
    <message id="event.log_accepted">
        <source>suite avec un autre journal</source>
        <translation>went on with another log</translation>
    </message>
    <message id="event.log_verified">
        <source>journal entier contrôlé</source>
        <translation>whole log verified</translation>
    </message>
    <message id="event.in_use_noted">
        <source>éléments en service relevés</source>
        <translation>what is in use was recorded</translation>
    </message>
    <message id="event.chain_keyed">
        <source>sceau du registre changé</source>
        <translation>seal of the ledger changed</translation>
    </message>
    <message id="event.guidance_changed">
        <source>conseils changés</source>
        <translation>advice changed</translation>
    </message>
    <message id="event.access_changed">
        <source>code de supervision changé</source>
        <translation>supervisor code changed</translation>
    </message>
    <message id="event.sharing_changed">
        <source>partage entre postes modifié</source>
        <translation>sharing between desks changed</translation>
    </message>
    <message id="event.encryption_changed">
        <source>chiffrement du journal changé</source>
        <translation>encryption of the log changed</translation>
    </message>
    <message id="event.second_label_given">
        <source>seconde confirmation</source>
        <translation>second confirmation</translation>
    </message>
    <message id="event.second_label_withdrawn">
        <source>seconde confirmation retirée</source>
        <translation>second confirmation withdrawn</translation>
    </message>
    <message id="event.retention_changed">
        <source>durée de conservation modifiée</source>
        <translation>retention period changed</translation>
    </message>
    <message id="event.copies_removed">
        <source>copies du journal supprimées</source>
        <translation>copies of the log removed</translation>
    </message>
    <message id="event.names_shown">
        <source>noms consultés</source>
        <translation>names looked up</translation>
    </message>
    <message id="event.names_forgotten">
        <source>noms oubliés</source>
        <translation>names forgotten</translation>
    </message>
    <message id="export.title">
        <source>Rapport de la semaine</source>
        <translation>Weekly report</translation>
    </message>
    <message id="export.hint">
        <source>Un fichier prêt pour le tableur, l’impression ou un autre outil. Aucun message n’y figure en clair.</source>
        <translation>A file for a spreadsheet, for printing or for another tool. It contains no unmasked message.</translation>
    </message>
    <message id="export.week">
        <source>&amp;Période</source>
        <translation>&amp;Period</translation>
    </message>
    <message id="export.week_item">
        <source>Semaine {week} : {first} – {last}</source>
        <translation>Week {week}: {first} – {last}</translation>
    </message>
    <message id="export.quarter_item">
        <source>Trimestre {quarter} de {year}</source>
        <translation>Quarter {quarter} of {year}</translation>
    </message>
    <message id="export.cases">
        <source>Cas</source>
        <translation>Cases</translation>
    </message>
    <message id="export.all_cases">
        <source>Tous les cas de la période</source>
        <translation>All cases of the period</translation>
    </message>
    <message id="export.shared">
        <source>Pour d’autres</source>
        <translation>For others</translation>
    </message>
    <message id="export.shared_hint">
        <source>Sans les cas, et sans les nombres de 1 à 4</source>
        <translation>Without cases, and without counts from 1 to 4</translation>
    </message>
    <message id="export.columns">
        <source>Colonnes…</source>
        <translation>Columns…</translation>
    </message>
    <message id="export.columns_hint">
        <source>Les colonnes des cas, gardées pour les exports suivants</source>
        <translation>The columns of the cases, kept for later exports</translation>
    </message>
    <message id="export.columns_title">
        <source>Colonnes des cas</source>
        <translation>Columns of the cases</translation>
    </message>
    <message id="export.columns_all">
        <source>Toutes</source>
        <translation>All</translation>
    </message>
    <message id="export.columns_none">
        <source>Aucune</source>
        <translation>None</translation>
    </message>
    <message id="export.format">
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message id="export.format_csv">
        <source>CSV (tableur)</source>
        <translation>CSV (spreadsheet)</translation>
    </message>
    <message id="export.format_xlsx">
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message id="export.format_html">
        <source>Page HTML</source>
        <translation>HTML page</translation>
    </message>
    <message id="export.format_pdf">
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message id="export.format_json">
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message id="export.format_stix">
        <source>STIX 2.1 (arnaques confirmées)</source>
        <translation>STIX 2.1 (confirmed scams)</translation>
    </message>
    <message id="export.format_misp">
        <source>MISP (arnaques confirmées)</source>
        <translation>MISP (confirmed scams)</translation>
    </message>
    <message id="export.format_hosts">
        <source>Liste des domaines d’arnaque</source>
        <translation>List of scam domains</translation>
    </message>
    <message id="export.format_numbers">
        <source>Liste des numéros d’arnaque</source>
        <translation>List of scam numbers</translation>
    </message>
    <message id="export.target">
        <source>Fic&amp;hier</source>
        <translation>F&amp;ile</translation>
    </message>
    <message id="export.browse">
        <source>Parcourir…</source>
        <translation>Browse…</translation>
    </message>
    <message id="export.export">
        <source>Exporter</source>
        <translation>Export</translation>
    </message>
    <message id="export.export_hint">
        <source>Écrire ce fichier</source>
        <translation>Write this file</translation>
    </message>
    <message id="export.busy">
        <source>Écriture…</source>
        <translation>Writing…</translation>
    </message>
    <message id="export.written">
        <source>Écrit : {path}</source>
        <translation>Written: {path}</translation>
    </message>
    <message id="learning.title">
        <source>Modèle</source>
        <translation>Model</translation>
    </message>
    <message id="learning.hint">
        <source>Réentraîner prend environ deux minutes et ne change rien tant que vous ne mettez pas le candidat en service.</source>
        <translation>Retraining takes about two minutes and changes nothing until you put the candidate into use.</translation>
    </message>
    <message id="learning.from_cases">
        <source>Avec les cas confirmés</source>
        <translation>With confirmed cases</translation>
    </message>
    <message id="learning.train">
        <source>Réentraîner</source>
        <translation>Retrain</translation>
    </message>
    <message id="learning.train_hint">
        <source>Entraîner un candidat et le comparer au modèle en service</source>
        <translation>Train a candidate and compare it with the model in use</translation>
    </message>
    <message id="learning.cancel">
        <source>Arrêter</source>
        <translation>Stop</translation>
    </message>
    <message id="learning.progress">
        <source>Avancement de l’entraînement</source>
        <translation>Progress of the training</translation>
    </message>
    <message id="learning.promote">
        <source>Mettre en service</source>
        <translation>Put into use</translation>
    </message>
    <message id="learning.promote_hint">
        <source>Utiliser le candidat dès le prochain message</source>
        <translation>Score with the candidate from the next message on</translation>
    </message>
    <message id="learning.rollback">
        <source>Revenir au précédent</source>
        <translation>Go back to the previous one</translation>
    </message>
    <message id="learning.rollback_hint">
        <source>Remettre en service le modèle d’avant</source>
        <translation>Put the previous model back into use</translation>
    </message>
    <message id="learning.cancelled">
        <source>Entraînement arrêté ; le modèle en service n’a pas changé.</source>
        <translation>Training stopped; the model in use has not changed.</translation>
    </message>
    <message id="learning.failed">
        <source>L’entraînement n’a pas abouti ; le modèle en service n’a pas changé.</source>
        <translation>The training did not succeed; the model in use has not changed.</translation>
    </message>
    <message id="learning.conflicting" numerus="yes">
        <source>{n} cas laissés de côté : une copie proche porte la confirmation contraire.</source>
        <translation>
            <numerusform>{n} case left out: a near-copy has the opposite confirmation.</numerusform>
            <numerusform>{n} cases left out: a near-copy has the opposite confirmation.</numerusform>
        </translation>
    </message>
    <message id="step.reading">
        <source>Lecture des messages</source>
        <translation>Reading the messages</translation>
    </message>
    <message id="step.held_out">
        <source>Mesure sur des messages mis de côté</source>
        <translation>Measuring on messages set aside</translation>
    </message>
    <message id="step.fitting">
        <source>Apprentissage</source>
        <translation>Learning</translation>
    </message>
    <message id="step.families">
        <source>Reconnaissance des scénarios</source>
        <translation>Recognising the scenarios</translation>
    </message>
    <message id="step.done">
        <source>Terminé</source>
        <translation>Done</translation>
    </message>
    <message id="figures.name">
        <source>En service et candidat</source>
        <translation>In use and candidate</translation>
    </message>
    <message id="figures.column_name">
        <source>Mesure</source>
        <translation>Figure</translation>
    </message>
    <message id="figures.column_old">
        <source>En service</source>
        <translation>In use</translation>
    </message>
    <message id="figures.column_new">
        <source>Candidat</source>
        <translation>Candidate</translation>
    </message>
    <message id="figures.column_change">
        <source>Écart</source>
        <translation>Difference</translation>
    </message>
    <message id="figures.other_hands_auc">
        <source>Classement, autres auteurs</source>
        <translation>Ranking, other hands</translation>
    </message>
    <message id="figures.other_hands_auc_hint">
        <source>Aire ROC sur des messages écrits autrement que tous ceux dont le modèle a appris : la mesure la plus dure</source>
        <translation>ROC area on messages written in another manner than all those the model learnt from: the hardest test</translation>
    </message>
    <message id="figures.other_hands_recall">
        <source>Arnaques reconnues, autres auteurs</source>
        <translation>Scams caught, other hands</translation>
    </message>
    <message id="figures.other_hands_recall_hint">
        <source>Part des arnaques reconnues quand 2 messages légitimes sur 100 sont pris pour des arnaques, sur des messages d’autres auteurs</source>
        <translation>Share of scams caught when 2 of 100 legitimate messages are taken for scams, on messages of other hands</translation>
    </message>
    <message id="figures.other_hands_top">
        <source>Légitimes pris à tort, autres auteurs</source>
        <translation>Legitimate messages misjudged, other hands</translation>
    </message>
    <message id="figures.other_hands_top_hint">
        <source>Part des messages légitimes d’autres auteurs jugés « très probablement une arnaque »</source>
        <translation>Share of legitimate messages of other hands rated “very likely a scam”</translation>
    </message>
    <message id="figures.other_campaigns_recall">
        <source>Arnaques reconnues, autres campagnes</source>
        <translation>Scams caught, other campaigns</translation>
    </message>
    <message id="figures.other_campaigns_recall_hint">
        <source>Part des arnaques reconnues, au même taux de fausses alertes, dans des campagnes que le modèle n’avait pas vues</source>
        <translation>Share of scams caught, at the same rate of false alarms, in campaigns the model had not seen</translation>
    </message>
    <message id="figures.recall_at_2">
        <source>Arnaques reconnues</source>
        <translation>Scams caught</translation>
    </message>
    <message id="figures.recall_at_2_hint">
        <source>Part des arnaques reconnues quand 2 messages légitimes sur 100 sont pris pour des arnaques</source>
        <translation>Share of scams caught when 2 of 100 legitimate messages are taken for scams</translation>
    </message>
    <message id="figures.top_band_precision">
        <source>« Très probable » à raison</source>
        <translation>“Very likely” that were right</translation>
    </message>
    <message id="figures.top_band_precision_hint">
        <source>Part d’arnaques parmi les messages jugés « très probablement une arnaque »</source>
        <translation>Share of scams among the messages rated “very likely a scam”</translation>
    </message>
    <message id="figures.hard_false_alarms">
        <source>Légitimes difficiles pris à tort</source>
        <translation>Hard legitimate messages misjudged</translation>
    </message>
    <message id="figures.hard_false_alarms_hint">
        <source>Part des messages légitimes ressemblants jugés « très probablement une arnaque »</source>
        <translation>Share of legitimate look-alikes rated “very likely a scam”</translation>
    </message>
    <message id="figures.cannot_tell">
        <source>Indécis</source>
        <translation>Cannot tell</translation>
    </message>
    <message id="figures.cannot_tell_hint">
        <source>Part des messages sur lesquels l’outil ne tranche pas</source>
        <translation>Share of messages on which the tool gives no verdict</translation>
    </message>
    <message id="figures.calibration_error">
        <source>Erreur d’étalonnage</source>
        <translation>Calibration error</translation>
    </message>
    <message id="figures.calibration_error_hint">
        <source>Écart moyen entre le score annoncé et la part d’arnaques observée</source>
        <translation>Mean difference between the score and the observed share of scams</translation>
    </message>
    <message id="figures.auc">
        <source>Classement (aire ROC)</source>
        <translation>Ranking (ROC area)</translation>
    </message>
    <message id="figures.auc_hint">
        <source>Probabilité qu’une arnaque ait un score plus haut qu’un message légitime</source>
        <translation>Probability that a scam scores higher than a legitimate message</translation>
    </message>
    <message id="figures.same">
        <source>= égal</source>
        <translation>= same</translation>
    </message>
    <message id="figures.better">
        <source>▲ mieux ({points} pt)</source>
        <translation>▲ better ({points} pts)</translation>
    </message>
    <message id="figures.worse">
        <source>▼ moins bien ({points} pt)</source>
        <translation>▼ worse ({points} pts)</translation>
    </message>
    <message id="models.name">
        <source>Tous les modèles</source>
        <translation>All models</translation>
    </message>
    <message id="models.of_desk">
        <source>{state}, du poste {desk}</source>
        <translation>{state}, of desk {desk}</translation>
    </message>
    <message id="models.column_number">
        <source>N°</source>
        <translation>No.</translation>
    </message>
    <message id="models.column_state">
        <source>État</source>
        <translation>State</translation>
    </message>
    <message id="models.column_created">
        <source>Créé</source>
        <translation>Created</translation>
    </message>
    <message id="models.column_examples">
        <source>Exemples</source>
        <translation>Examples</translation>
    </message>
    <message id="models.column_recall">
        <source>Reconnues</source>
        <translation>Caught</translation>
    </message>
    <message id="models.column_precision">
        <source>Justes</source>
        <translation>Right</translation>
    </message>
    <message id="preferences.title">
        <source>Préférences</source>
        <translation>Preferences</translation>
    </message>
    <message id="preferences.language">
        <source>&amp;Langue</source>
        <translation>&amp;Language</translation>
    </message>
    <message id="preferences.theme">
        <source>&amp;Apparence</source>
        <translation>&amp;Look</translation>
    </message>
    <message id="preferences.theme_system">
        <source>Comme le système</source>
        <translation>Like the system</translation>
    </message>
    <message id="preferences.theme_light">
        <source>Claire</source>
        <translation>Light</translation>
    </message>
    <message id="preferences.theme_dark">
        <source>Sombre</source>
        <translation>Dark</translation>
    </message>
    <message id="preferences.theme_contrast">
        <source>Contraste élevé</source>
        <translation>High contrast</translation>
    </message>
    <message id="preferences.text_size">
        <source>&amp;Taille du texte</source>
        <translation>Text si&amp;ze</translation>
    </message>
    <message id="preferences.second_look">
        <source>Regarder a&amp;vant le verdict</source>
        <translation>Look &amp;before the verdict</translation>
    </message>
    <message id="preferences.look_middle">
        <source>Si l’outil hésite, et une fois sur dix</source>
        <translation>When the tool hesitates, and one time in ten</translation>
    </message>
    <message id="preferences.look_always">
        <source>Toujours</source>
        <translation>Always</translation>
    </message>
    <message id="preferences.look_never">
        <source>Jamais</source>
        <translation>Never</translation>
    </message>
    <message id="preferences.blind">
        <source>Masquer l’outil et l’agent pendant la &amp;relecture</source>
        <translation>Hide tool and agent during the &amp;review</translation>
    </message>
    <message id="preferences.watch">
        <source>Analyser ce qui est &amp;copié ailleurs quand la page est vide</source>
        <translation>Assess what is &amp;copied elsewhere while the page is empty</translation>
    </message>
    <message id="preferences.agent">
        <source>&amp;Nom dans le journal</source>
        <translation>&amp;Name in the log</translation>
    </message>
    <message id="preferences.fixed">
        <translation>Fixed by your organisation: {names}.</translation>
    </message>
    <message id="preferences.hint">
        <source>La fenêtre se rouvre aussitôt avec ces réglages.</source>
        <translation>The window reopens at once with these settings.</translation>
    </message>
    <message id="access.title">
        <source>Réservé à la supervision</source>
        <translation>For supervisors</translation>
    </message>
    <message id="access.hint">
        <source>Rapports, modèles et conseils s’ouvrent avec le code de supervision.</source>
        <translation>Reports, models and advice open with the supervisor code.</translation>
    </message>
    <message id="access.code">
        <source>&amp;Code</source>
        <translation>&amp;Code</translation>
    </message>
    <message id="access.open">
        <source>Ouvrir</source>
        <translation>Open</translation>
    </message>
    <message id="access.wrong">
        <source>Ce code n’est pas le bon.</source>
        <translation>This is not the right code.</translation>
    </message>
    <message id="access.wait" numerus="yes">
        <source>Ce code n’est pas le bon ; nouvel essai dans {n} secondes.</source>
        <translation>
            <numerusform>This is not the right code; try again in {n} second.</numerusform>
            <numerusform>This is not the right code; try again in {n} seconds.</numerusform>
        </translation>
    </message>
    <message id="access.locked">
        <source>La confirmation est réservée à la supervision : ouvrez la page Supervision avec le code.</source>
        <translation>Confirming is for supervisors: open the Supervisor page with the code.</translation>
    </message>
    <message id="access.card">
        <source>Code de supervision</source>
        <translation>Supervisor code</translation>
    </message>
    <message id="access.is_set">
        <source>Ces pages demandent le code.</source>
        <translation>These pages ask for the code.</translation>
    </message>
    <message id="access.is_open">
        <source>Sans code, ces pages sont ouvertes à tous.</source>
        <translation>Without a code these pages are open to all.</translation>
    </message>
    <message id="access.new_code">
        <source>Nou&amp;veau code</source>
        <translation>New co&amp;de</translation>
    </message>
    <message id="access.again">
        <source>Encore &amp;une fois</source>
        <translation>Once &amp;again</translation>
    </message>
    <message id="access.set">
        <source>Définir ce code</source>
        <translation>Set this code</translation>
    </message>
    <message id="access.remove">
        <source>Retirer le code</source>
        <translation>Remove the code</translation>
    </message>
    <message id="access.differ">
        <source>Les deux codes ne sont pas les mêmes.</source>
        <translation>The two codes are not the same.</translation>
    </message>
    <message id="access.short">
        <source>Le code compte au moins 4 caractères.</source>
        <translation>The code has at least 4 characters.</translation>
    </message>
    <message id="guidance.title">
        <source>Conseils</source>
        <translation>Advice</translation>
    </message>
    <message id="guidance.hint">
        <source>Ce que l’agent lit à l’appelant. Chaque enregistrement est une nouvelle version.</source>
        <translation>What the agent reads to the caller. Each save is a new version.</translation>
    </message>
    <message id="guidance.language">
        <source>&amp;Langue</source>
        <translation>&amp;Language</translation>
    </message>
    <message id="guidance.outcomes">
        <source>Ce qu’a fait l’appelant</source>
        <translation>What the caller did</translation>
    </message>
    <message id="guidance.form">
        <source>Conseils à modifier</source>
        <translation>Advice to change</translation>
    </message>
    <message id="guidance.say">
        <source>À li&amp;re à l’appelant</source>
        <translation>Sentence to &amp;read to the caller</translation>
    </message>
    <message id="guidance.now">
        <source>&amp;Maintenant, une étape par ligne</source>
        <translation>&amp;Now, one step per line</translation>
    </message>
    <message id="guidance.today">
        <source>Au&amp;jourd’hui, une étape par ligne</source>
        <translation>&amp;Today, one step per line</translation>
    </message>
    <message id="guidance.routine">
        <source>&amp;Ensuite, une étape par ligne</source>
        <translation>T&amp;hen, one step per line</translation>
    </message>
    <message id="guidance.avoid">
        <source>À é&amp;viter</source>
        <translation>A&amp;void</translation>
    </message>
    <message id="guidance.agent">
        <source>Pour l’a&amp;gent seul, une ligne par remarque</source>
        <translation>For the a&amp;gent alone, one remark per line</translation>
    </message>
    <message id="guidance.source">
        <source>&amp;Source</source>
        <translation>&amp;Source</translation>
    </message>
    <message id="guidance.verified">
        <source>Source entièrement &amp;vérifiée</source>
        <translation>Source &amp;fully verified</translation>
    </message>
    <message id="guidance.channels">
        <source>À qui s’adresser</source>
        <translation>Who to contact</translation>
    </message>
    <message id="guidance.preview">
        <source>Ce que verra l’agent</source>
        <translation>What the agent will see</translation>
    </message>
    <message id="guidance.save">
        <source>Enregistrer</source>
        <translation>Save</translation>
    </message>
    <message id="guidance.editions">
        <source>Versions gardées</source>
        <translation>Saved versions</translation>
    </message>
    <message id="guidance.edition">
        <source>Version {version} du {date}</source>
        <translation>Version {version} of {date}</translation>
    </message>
    <message id="guidance.edition_current">
        <source>Version {version} du {date}, en usage</source>
        <translation>Version {version} of {date}, in use</translation>
    </message>
    <message id="guidance.restore">
        <source>Reprendre</source>
        <translation>Restore</translation>
    </message>
    <message id="guidance.shipped">
        <source>Texte d’origine</source>
        <translation>Original text</translation>
    </message>
    <message id="guidance.saved">
        <source>Conseils enregistrés : version {version}.</source>
        <translation>Advice saved: version {version}.</translation>
    </message>
    <message id="guidance.undo">
        <source>Annuler</source>
        <translation>Undo</translation>
    </message>
    <message id="help.title">
        <source>Aide</source>
        <translation>Help</translation>
    </message>
    <message id="help.paste_title">
        <source>Coller</source>
        <translation>Paste</translation>
    </message>
    <message id="help.paste">
        <source>Copiez le message douteux et appuyez sur Ctrl+V, où que soit le curseur. Déposez un fichier sur la fenêtre. Tapez ce que lit l’appelant, puis Ctrl+Entrée.</source>
        <translation>Copy the suspicious message and press Ctrl+V, wherever the cursor is. Drop files on the window. Type what the caller reads out, then press Ctrl+Enter.</translation>
    </message>
    <message id="help.verdict_title">
        <source>Lire le verdict</source>
        <translation>Read the verdict</translation>
    </message>
    <message id="help.verdict">
        <source>Le verdict dit ce qu’il a valu jusqu’ici. Les raisons pour et contre reposent sur des mots soulignés : F3 mène de l’un à l’autre. Parfois deux questions viennent d’abord : dites ce que vous voyez.</source>
        <translation>The verdict says how often it has been right so far. The reasons for and against rest on underlined words: F3 goes from one to the next. Sometimes two questions come first: answer what you see.</translation>
    </message>
    <message id="help.bands_title">
        <source>Les quatre verdicts</source>
        <translation>The four verdicts</translation>
    </message>
    <message id="help.bands">
        <source>Très probablement une arnaque : presque toujours juste. Plusieurs signes : plus souvent une arnaque. Impossible de trancher : l’outil ne sait pas. Peu de signes : rien n’est garanti. Dans tous les cas, l’appelant passe par le site officiel.</source>
        <translation>Very likely a scam: nearly always right. Several signs: more often a scam. Cannot tell: the tool does not know. Few signs: no guarantee. In every case the caller uses the official site.</translation>
    </message>
    <message id="help.advice_title">
        <source>Conseiller</source>
        <translation>Advise</translation>
    </message>
    <message id="help.advice">
        <source>Demandez ce que l’appelant a fait, puis Alt et la lettre soulignée. Lisez la première phrase, puis les étapes dans l’ordre. La réponse se copie pour un SMS ou un e-mail.</source>
        <translation>Ask what the caller did, then press Alt and the underlined letter. Read the first sentence, then the steps in order. The answer can be copied for an SMS or an e-mail.</translation>
    </message>
    <message id="help.log_title">
        <source>Décider et enregistrer</source>
        <translation>Decide and log</translation>
    </message>
    <message id="help.log">
        <source>F5 arnaque, F6 légitime, F7 incertain, puis Entrée. Ctrl avec la même touche fait les deux. F4 suit une campagne connue. Si vous contredisez l’outil, une touche dit pourquoi.</source>
        <translation>F5 scam, F6 legitimate, F7 unsure, then Enter. Ctrl with the same key does both. F4 follows a known campaign. When you disagree with the tool, one key says why.</translation>
    </message>
    <message id="help.hold_title">
        <source>Plusieurs appels, et revenir</source>
        <translation>Several calls, and going back</translation>
    </message>
    <message id="help.hold">
        <source>F9 met un appel en attente, puis le reprend. Ctrl+Z annule le dernier cas, ou reprend un message rangé. Après une panne, les messages reviennent, masqués.</source>
        <translation>F9 puts a call on hold, then resumes it. Ctrl+Z undoes the last case, or brings back a message put away. After a crash the messages come back, masked.</translation>
    </message>
    <message id="help.trouble_title">
        <source>Si quelque chose ne va pas</source>
        <translation>When something is wrong</translation>
    </message>
    <message id="help.trouble">
        <source>La phrase en haut dit ce qui s’est passé et quoi faire. La page « État du poste » donne un rapport à copier pour votre support ; aucun message n’y figure.</source>
        <translation>The sentence at the top says what happened and what to do. The page “This desk” gives a report to copy for your support team; it contains no message.</translation>
    </message>
    <message id="health.title">
        <source>État du poste</source>
        <translation>State of this desk</translation>
    </message>
    <message id="health.busy">
        <source>Vérification en cours…</source>
        <translation>Checking…</translation>
    </message>
    <message id="health.check">
        <source>Vérifier à nouveau</source>
        <translation>Check again</translation>
    </message>
    <message id="health.copy">
        <source>Copier le rapport</source>
        <translation>Copy the report</translation>
    </message>
    <message id="health.problems">
        <source>Problèmes</source>
        <translation>Problems</translation>
    </message>
    <message id="health.found" numerus="yes">
        <source>{n} problèmes trouvés.</source>
        <translation>
            <numerusform>{n} problem found.</numerusform>
            <numerusform>{n} problems found.</numerusform>
        </translation>
    </message>
    <message id="health.sound">
        <source>Rien à signaler.</source>
        <translation>Nothing to report.</translation>
    </message>
    <message id="check.title">
        <source>Contrôle du journal</source>
        <translation>Check of the log</translation>
    </message>
    <message id="check.start">
        <source>Contrôler</source>
        <translation>Check</translation>
    </message>
    <message id="check.full">
        <source>Comparer aussi ce qui a déjà été contrôlé</source>
        <translation>Compare also what was verified before</translation>
    </message>
    <message id="check.stop">
        <source>Arrêter</source>
        <translation>Stop</translation>
    </message>
    <message id="check.progress">
        <source>Avancement du contrôle</source>
        <translation>Progress of the check</translation>
    </message>
    <message id="check.whole">
        <source>Le journal entier a été comparé.</source>
        <translation>The whole log was compared.</translation>
    </message>
    <message id="check.since">
        <source>Comparé : ce qui est plus récent que l’événement n° {event}. Le journal entier a été contrôlé pour la dernière fois le {date}.</source>
        <translation>Compared: what is newer than event no. {event}. The whole log was last verified on {date}.</translation>
    </message>
    <message id="check.stopped">
        <source>Contrôle arrêté.</source>
        <translation>Check stopped.</translation>
    </message>
    <message id="check.failed">
        <source>Le contrôle a échoué.</source>
        <translation>The check failed.</translation>
    </message>
    <message id="backup.title">
        <source>Sauvegarde du journal</source>
        <translation>Backup of the log</translation>
    </message>
    <message id="backup.start">
        <source>Sauvegarder…</source>
        <translation>Back up now…</translation>
    </message>
    <message id="backup.kind">
        <source>Copie du journal</source>
        <translation>Copy of the log</translation>
    </message>
    <message id="backup.last">
        <source>Dernière sauvegarde : {at}, {file}.</source>
        <translation>Last backup: {at}, {file}.</translation>
    </message>
    <message id="backup.none">
        <source>Le journal n’a pas encore été sauvegardé.</source>
        <translation>The log was never backed up.</translation>
    </message>
    <message id="backup.fixed">
        <source>Le dossier est fixé par votre organisme : {path}</source>
        <translation>Your organisation has fixed the folder: {path}</translation>
    </message>
    <message id="backup.progress">
        <source>Avancement de la sauvegarde</source>
        <translation>Progress of the backup</translation>
    </message>
    <message id="backup.stop">
        <source>Arrêter</source>
        <translation>Stop</translation>
    </message>
    <message id="backup.stopped">
        <source>Sauvegarde arrêtée ; aucun fichier n’a été écrit.</source>
        <translation>Backup stopped; no file was written.</translation>
    </message>
    <message id="backup.written">
        <source>Sauvegarde écrite : {path}</source>
        <translation>Backup written: {path}</translation>
    </message>
    <message id="backup.left_out">
        <source>Il y manque, car modifié en dehors de Vigie : {names}. Rétablissez-en une version, puis sauvegardez de nouveau.</source>
        <translation>Not in it, because it was changed outside Vigie: {names}. Restore a version of it, then back up again.</translation>
    </message>
    <message id="backup.failed">
        <source>La sauvegarde n’a pas été écrite.</source>
        <translation>The backup was not written.</translation>
    </message>
    <message id="backup.hint">
        <source>Listes et conseils y sont aussi ; modèles, réglages et clés n’y sont pas. Pour remettre une sauvegarde en place, utilisez la commande « vigie restore FICHIER ».</source>
        <translation>Lists and advice are in it too; models, settings and keys are not. To put a backup back, use the command “vigie restore FILE”.</translation>
    </message>
    <message id="health.fact_vigie">
        <source>Vigie</source>
        <translation>Vigie</translation>
    </message>
    <message id="health.fact_python">
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message id="health.fact_platform">
        <source>Système</source>
        <translation>System</translation>
    </message>
    <message id="health.fact_home">
        <source>Dossier de données</source>
        <translation>Data folder</translation>
    </message>
    <message id="health.fact_language">
        <source>Langue</source>
        <translation>Language</translation>
    </message>
    <message id="health.fact_model">
        <source>Modèle</source>
        <translation>Model</translation>
    </message>
    <message id="health.fact_encryption">
        <source>Chiffrement</source>
        <translation>Encryption</translation>
    </message>
    <message id="health.fact_chain">
        <source>Registre</source>
        <translation>Ledger</translation>
    </message>
    <message id="health.fact_recognition">
        <source>Texte des images</source>
        <translation>Text in pictures</translation>
    </message>
    <message id="health.fact_copies">
        <source>Copies du journal</source>
        <translation>Copies of the log</translation>
    </message>
    <message id="health.fact_managed">
        <source>Réglages fixés</source>
        <translation>Fixed settings</translation>
    </message>
    <message id="health.fact_sharing">
        <source>Partage</source>
        <translation>Sharing</translation>
    </message>
    <message id="health.fact_verified">
        <source>Journal contrôlé</source>
        <translation>Log verified</translation>
    </message>
    <message id="welcome.title">
        <source>Bienvenue</source>
        <translation>Welcome</translation>
    </message>
    <message id="welcome.hint">
        <source>Trois choix, tous facultatifs. La page se quitte quand on veut : Ctrl+1.</source>
        <translation>Three choices, all optional. You can leave this page at any time: Ctrl+1.</translation>
    </message>
    <message id="welcome.code">
        <source>Facultatif : un code qui réserve à la supervision les rapports, les modèles et les conseils.</source>
        <translation>Optional: a code that keeps reports, models and advice for supervisors.</translation>
    </message>
    <message id="welcome.code_set">
        <source>Le code de la supervision est déjà choisi ; il se change à la page Supervision.</source>
        <translation>The supervisor’s code is set already; it is changed on the Supervisor page.</translation>
    </message>
    <message id="welcome.start">
        <source>Commencer</source>
        <translation>Start</translation>
    </message>
    <message id="welcome.model">
        <source>Le modèle</source>
        <translation>The model</translation>
    </message>
    <message id="welcome.building">
        <source>Le modèle se construit en deux minutes environ. D’ici là, le verdict repose sur les indices.</source>
        <translation>The model is being built; this takes about two minutes. Until then the verdict rests on the indicators.</translation>
    </message>
    <message id="welcome.ready">
        <source>Le modèle {number} est prêt.</source>
        <translation>Model {number} is ready.</translation>
    </message>
    <message id="welcome.try">
        <source>Essayer</source>
        <translation>Try it</translation>
    </message>
    <message id="welcome.try_hint">
        <source>Trois messages inventés ; rien n’est enregistré tant que vous ne le demandez pas.</source>
        <translation>Three invented messages; nothing is logged unless you ask for it.</translation>
    </message>
    <message id="welcome.sample_scam">
        <source>Un SMS qui réclame des frais</source>
        <translation>An SMS that asks for fees</translation>
    </message>
    <message id="welcome.sample_legit">
        <source>Un vrai message de l’Assurance Maladie</source>
        <translation>A genuine message of the health insurance</translation>
    </message>
    <message id="welcome.sample_unsure">
        <source>Un message douteux</source>
        <translation>An unclear message</translation>
    </message>
    <message id="keys.title">
        <source>Raccourcis clavier</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message id="keys.or">
        <source>ou</source>
        <translation>or</translation>
    </message>
    <message id="keys.group_everywhere">
        <source>Partout</source>
        <translation>Everywhere</translation>
    </message>
    <message id="keys.group_triage">
        <source>Triage</source>
        <translation>Triage</translation>
    </message>
    <message id="keys.group_cases">
        <source>Cas</source>
        <translation>Cases</translation>
    </message>
    <message id="keys.group_guidance">
        <source>Conseils</source>
        <translation>Advice</translation>
    </message>
    <message id="keys.triage_page">
        <source>Page Triage</source>
        <translation>Triage page</translation>
    </message>
    <message id="keys.cases_page">
        <source>Page Cas</source>
        <translation>Cases page</translation>
    </message>
    <message id="keys.batch_page">
        <source>Lot de messages</source>
        <translation>Batch of messages</translation>
    </message>
    <message id="keys.review_page">
        <source>Page Relecture</source>
        <translation>Review page</translation>
    </message>
    <message id="keys.supervisor_page">
        <source>Page Supervision</source>
        <translation>Supervisor page</translation>
    </message>
    <message id="keys.week_page">
        <source>Page Semaine</source>
        <translation>Week page</translation>
    </message>
    <message id="keys.group_week">
        <source>Semaine</source>
        <translation>Week</translation>
    </message>
    <message id="keys.tick_caller">
        <source>L’assuré a été rappelé</source>
        <translation>The caller was called back</translation>
    </message>
    <message id="keys.open_behind">
        <source>Les cas derrière un chiffre, ou le cas à rappeler</source>
        <translation>The cases behind a figure, or the case to call back</translation>
    </message>
    <message id="keys.other_period">
        <source>Période précédente ou suivante</source>
        <translation>Period before or after</translation>
    </message>
    <message id="keys.undo_tick">
        <source>Retirer la dernière mention d’un rappel</source>
        <translation>Take the last call-back back</translation>
    </message>
    <message id="keys.guidance_page">
        <source>Page Conseils</source>
        <translation>Advice page</translation>
    </message>
    <message id="keys.health_page">
        <source>État du poste</source>
        <translation>State of this desk</translation>
    </message>
    <message id="keys.preferences">
        <source>Préférences</source>
        <translation>Preferences</translation>
    </message>
    <message id="keys.help">
        <source>Aide</source>
        <translation>Help</translation>
    </message>
    <message id="keys.lock">
        <source>Verrouiller la supervision</source>
        <translation>Lock the supervisor’s pages</translation>
    </message>
    <message id="keys.sheet">
        <source>Cette feuille</source>
        <translation>This sheet</translation>
    </message>
    <message id="keys.quit">
        <source>Quitter</source>
        <translation>Quit</translation>
    </message>
    <message id="keys.paste">
        <source>Coller et analyser</source>
        <translation>Paste and assess</translation>
    </message>
    <message id="keys.assess">
        <source>Analyser le texte saisi</source>
        <translation>Assess the typed text</translation>
    </message>
    <message id="keys.correct">
        <source>Corriger le message</source>
        <translation>Correct the message</translation>
    </message>
    <message id="keys.passage">
        <source>Passage suivant, précédent</source>
        <translation>Next passage, previous passage</translation>
    </message>
    <message id="keys.same">
        <source>Même campagne : enregistrer le même avis</source>
        <translation>Same campaign: log the same decision</translation>
    </message>
    <message id="keys.scam">
        <source>Avis : arnaque</source>
        <translation>Decision: scam</translation>
    </message>
    <message id="keys.legit">
        <source>Avis : légitime</source>
        <translation>Decision: legitimate</translation>
    </message>
    <message id="keys.unsure">
        <source>Avis : incertain</source>
        <translation>Decision: unsure</translation>
    </message>
    <message id="keys.decide_and_log">
        <source>Avis et enregistrement d’un coup</source>
        <translation>Decide and log in one step</translation>
    </message>
    <message id="keys.outcome">
        <source>Ce qu’a fait l’appelant (puis flèches, Espace)</source>
        <translation>What the caller did (then arrows, Space)</translation>
    </message>
    <message id="keys.answer">
        <source>Copier la réponse à l’appelant</source>
        <translation>Copy the answer to the caller</translation>
    </message>
    <message id="keys.hold">
        <source>Mettre en attente, reprendre</source>
        <translation>Put on hold, resume</translation>
    </message>
    <message id="keys.swap">
        <source>Reprendre le plus ancien</source>
        <translation>Resume the oldest</translation>
    </message>
    <message id="keys.pause">
        <source>Pause du temps d’appel</source>
        <translation>Pause the call timer</translation>
    </message>
    <message id="keys.kept">
        <source>Ce qui est gardé du message</source>
        <translation>What is kept of the message</translation>
    </message>
    <message id="keys.log">
        <source>Enregistrer le cas</source>
        <translation>Log the case</translation>
    </message>
    <message id="keys.clear">
        <source>Effacer le message</source>
        <translation>Clear the message</translation>
    </message>
    <message id="keys.search">
        <source>Chercher</source>
        <translation>Search</translation>
    </message>
    <message id="keys.label_scam">
        <source>Confirmer : arnaque</source>
        <translation>Confirm: scam</translation>
    </message>
    <message id="keys.label_legit">
        <source>Confirmer : légitime</source>
        <translation>Confirm: legitimate</translation>
    </message>
    <message id="keys.withdraw">
        <source>Retirer la confirmation</source>
        <translation>Withdraw the confirmation</translation>
    </message>
    <message id="keys.undo">
        <source>Annuler votre dernière action</source>
        <translation>Undo your last action</translation>
    </message>
    <message id="keys.redo">
        <source>Rétablir ce qui a été annulé</source>
        <translation>Redo what was undone</translation>
    </message>
    <message id="keys.remove_case">
        <source>Retirer le cas, avec un motif</source>
        <translation>Withdraw the case, with a reason</translation>
    </message>
    <message id="keys.erase_case">
        <source>Effacer du cas ce qui identifie une personne</source>
        <translation>Erase what identifies a person in the case</translation>
    </message>
    <message id="keys.show_all">
        <source>Tout montrer</source>
        <translation>Show all</translation>
    </message>
    <message id="keys.open_campaign">
        <source>Ouvrir la campagne du cas</source>
        <translation>Open the campaign of the case</translation>
    </message>
    <message id="keys.group_campaign">
        <source>Campagne</source>
        <translation>Campaign</translation>
    </message>
    <message id="keys.confirm_all">
        <source>Tout confirmer : arnaque, légitime</source>
        <translation>Confirm all: scam, legitimate</translation>
    </message>
    <message id="keys.withdraw_all">
        <source>Retirer toutes les confirmations</source>
        <translation>Withdraw all confirmations</translation>
    </message>
    <message id="keys.decide_all">
        <source>Même avis pour tous : arnaque, légitime, incertain</source>
        <translation>One decision for all: scam, legitimate, unsure</translation>
    </message>
    <message id="keys.split">
        <source>Séparer les cas sélectionnés</source>
        <translation>Split off the selected cases</translation>
    </message>
    <message id="keys.merge">
        <source>Fusionner avec une autre campagne</source>
        <translation>Merge with another campaign</translation>
    </message>
    <message id="keys.back_to_cases">
        <source>Revenir</source>
        <translation>Back</translation>
    </message>
    <message id="keys.save">
        <source>Enregistrer les conseils</source>
        <translation>Save the advice</translation>
    </message>
    <message id="keys.group_batch">
        <source>Lot</source>
        <translation>Batch</translation>
    </message>
    <message id="keys.choose_files">
        <source>Choisir des fichiers</source>
        <translation>Choose files</translation>
    </message>
    <message id="keys.choose_folder">
        <source>Choisir un dossier</source>
        <translation>Choose a folder</translation>
    </message>
    <message id="keys.open_row">
        <source>Ouvrir le message</source>
        <translation>Open the message</translation>
    </message>
    <message id="keys.log_scam">
        <source>Enregistrer comme arnaque</source>
        <translation>Log as scam</translation>
    </message>
    <message id="keys.log_legit">
        <source>Enregistrer comme légitime</source>
        <translation>Log as legitimate</translation>
    </message>
    <message id="keys.log_unsure">
        <source>Enregistrer comme incertain</source>
        <translation>Log as unsure</translation>
    </message>
    <message id="keys.stop">
        <source>Arrêter la lecture</source>
        <translation>Stop reading</translation>
    </message>
    <message id="event.case_imported">
        <source>cas importé</source>
        <translation>case imported</translation>
    </message>
    <message id="event.import_started">
        <source>importation</source>
        <translation>import</translation>
    </message>
    <message id="event.import_undone">
        <source>importation annulée</source>
        <translation>import undone</translation>
    </message>
    <message id="event.genuine_added">
        <source>message type ajouté</source>
        <translation>genuine message added</translation>
    </message>
    <message id="event.genuine_removed">
        <source>message type retiré</source>
        <translation>genuine message removed</translation>
    </message>
    <message id="import.card_title">
        <source>Anciennes listes</source>
        <translation>Old lists</translation>
    </message>
    <message id="import.card_hint">
        <source>Une liste de messages déjà jugés apprend beaucoup au modèle. Déposez-la ici.</source>
        <translation>A list of messages that were judged before teaches the model a lot. Drop it here.</translation>
    </message>
    <message id="import.open">
        <source>Importer une liste…</source>
        <translation>Import a list…</translation>
    </message>
    <message id="import.title">
        <source>Importer une ancienne liste</source>
        <translation>Import an old list</translation>
    </message>
    <message id="import.hint">
        <source>Déposez un fichier CSV ou un classeur : les messages reçus, leur date, qui les a jugés et comment. Rien n’est écrit avant « Importer », et tout est masqué avant d’être écrit.</source>
        <translation>Drop a CSV file or a workbook: what was received, when, who judged it, what it was. Nothing is written before “Import”, and everything is masked before it is written.</translation>
    </message>
    <message id="import.choose">
        <source>Choisir un fichier…</source>
        <translation>Choose a file…</translation>
    </message>
    <message id="import.kinds">
        <source>Listes</source>
        <translation>Lists</translation>
    </message>
    <message id="import.back">
        <source>Retour à la supervision</source>
        <translation>Back to supervision</translation>
    </message>
    <message id="import.invitation">
        <source>Aucun fichier choisi</source>
        <translation>No file chosen</translation>
    </message>
    <message id="import.reading">
        <source>{name}, lecture…</source>
        <translation>{name}, reading…</translation>
    </message>
    <message id="import.file">
        <source>{name}</source>
        <translation>{name}</translation>
    </message>
    <message id="import.sheet">
        <source>{name}, feuille {sheet}</source>
        <translation>{name}, sheet {sheet}</translation>
    </message>
    <message id="import.confirm">
        <source>Confirmer les jugements de la liste</source>
        <translation>Confirm the judgements of the list</translation>
    </message>
    <message id="import.rows">
        <source>Premières lignes</source>
        <translation>First rows</translation>
    </message>
    <message id="import.column_line">
        <source>Ligne</source>
        <translation>Line</translation>
    </message>
    <message id="import.text_not_kept">
        <source>(texte non conservé) {text}</source>
        <translation>(text not kept) {text}</translation>
    </message>
    <message id="import.problems">
        <source>Lignes qui ne peuvent pas être reprises</source>
        <translation>Rows that cannot be taken</translation>
    </message>
    <message id="import.progress">
        <source>Avancement de l’importation</source>
        <translation>Progress of the import</translation>
    </message>
    <message id="import.start">
        <source>Importer</source>
        <translation>Import</translation>
    </message>
    <message id="import.stop">
        <source>Arrêter</source>
        <translation>Stop</translation>
    </message>
    <message id="import.undo">
        <source>Annuler l’importation</source>
        <translation>Undo the import</translation>
    </message>
    <message id="import.failed">
        <source>L’importation a échoué.</source>
        <translation>The import failed.</translation>
    </message>
    <message id="import.stopped">
        <source>Arrêté : ce qui est importé reste. La même importation reprend de là ; « Annuler l’importation » retire ce qui est écrit.</source>
        <translation>Stopped: what is imported stays. The same import goes on from there; “Undo the import” takes out what is written.</translation>
    </message>
    <message id="keys.group_import">
        <source>Importation</source>
        <translation>Import</translation>
    </message>
    <message id="keys.choose_list">
        <source>Choisir une liste</source>
        <translation>Choose a list</translation>
    </message>
    <message id="nav.genuine">
        <source>Messages types</source>
        <translation>Templates</translation>
    </message>
    <message id="keys.genuine_page">
        <source>Page Messages types</source>
        <translation>Templates page</translation>
    </message>
    <message id="keys.group_genuine">
        <source>Messages types</source>
        <translation>Templates</translation>
    </message>
    <message id="keys.remove_genuine">
        <source>Retirer les messages choisis</source>
        <translation>Remove the selected messages</translation>
    </message>
    <message id="keys.undo_removal">
        <source>Annuler le dernier retrait</source>
        <translation>Undo the last removal</translation>
    </message>
    <message id="genuine.title">
        <source>Messages types de l’organisme</source>
        <translation>The organisation’s genuine messages</translation>
    </message>
    <message id="genuine.hint">
        <source>Les messages que l’organisme envoie vraiment. Ils sont masqués, puis comparés à chaque message reçu : une copie entière avec ses propres liens, numéros et expéditeur parle en faveur du message ; une copie où l’un d’eux est remplacé est signalée. Écrivez {{date}} à la place de ce qui change d’un destinataire à l’autre.</source>
        <translation>The messages that the organisation really sends. They are masked, then compared with each message that comes in: a whole copy with its own links, numbers and sender speaks for the message; a copy in which one of them is exchanged is flagged. Write {{date}} in place of what varies from one recipient to the next.</translation>
    </message>
    <message id="genuine.files">
        <source>Ajouter des fichiers…</source>
        <translation>Add files…</translation>
    </message>
    <message id="genuine.folder">
        <source>Ajouter un dossier…</source>
        <translation>Add a folder…</translation>
    </message>
    <message id="genuine.organisation">
        <source>&amp;Organisme :</source>
        <translation>&amp;Organisation:</translation>
    </message>
    <message id="genuine.as_told">
        <source>Celui que le texte nomme</source>
        <translation>The one that the text names</translation>
    </message>
    <message id="genuine.cancel">
        <source>Arrêter</source>
        <translation>Stop</translation>
    </message>
    <message id="genuine.progress">
        <source>Messages lus</source>
        <translation>Messages read</translation>
    </message>
    <message id="genuine.invitation">
        <source>Déposez ici un dossier ou des fichiers : .eml, .msg, .html, .txt, .docx, .csv (un message par ligne).</source>
        <translation>Drop a folder or files here: .eml, .msg, .html, .txt, .docx, .csv (one message a line).</translation>
    </message>
    <message id="genuine.reading">
        <source>Lecture en cours…</source>
        <translation>Reading…</translation>
    </message>
    <message id="genuine.stopped">
        <source>Arrêté avant la fin.</source>
        <translation>Stopped before the end.</translation>
    </message>
    <message id="genuine.added" numerus="yes">
        <source>{n} messages ajoutés.</source>
        <translation>
            <numerusform>{n} message added.</numerusform>
            <numerusform>{n} messages added.</numerusform>
        </translation>
    </message>
    <message id="genuine.doubles" numerus="yes">
        <source>{n} déjà présents.</source>
        <translation>
            <numerusform>{n} was there already.</numerusform>
            <numerusform>{n} were there already.</numerusform>
        </translation>
    </message>
    <message id="genuine.errors" numerus="yes">
        <source>{n} n’ont pas pu être ajoutés :</source>
        <translation>
            <numerusform>{n} could not be added:</numerusform>
            <numerusform>{n} could not be added:</numerusform>
        </translation>
    </message>
    <message id="genuine.train">
        <source>Réentraînez le modèle (page Supervision) pour qu’il les apprenne.</source>
        <translation>Retrain the model (Supervisor page) so that it learns them.</translation>
    </message>
    <message id="genuine.count" numerus="yes">
        <source>{n} messages types</source>
        <translation>
            <numerusform>{n} genuine message</numerusform>
            <numerusform>{n} genuine messages</numerusform>
        </translation>
    </message>
    <message id="genuine.name">
        <source>Messages types</source>
        <translation>Genuine messages</translation>
    </message>
    <message id="genuine.remove">
        <source>Retirer</source>
        <translation>Remove</translation>
    </message>
    <message id="genuine.removed" numerus="yes">
        <source>{n} messages types retirés. Le prochain entraînement les oublie.</source>
        <translation>
            <numerusform>{n} genuine message removed. The next training forgets it.</numerusform>
            <numerusform>{n} genuine messages removed. The next training forgets them.</numerusform>
        </translation>
    </message>
    <message id="genuine.undo">
        <source>Annuler</source>
        <translation>Undo</translation>
    </message>
    <message id="genuine.yes">
        <source>oui</source>
        <translation>yes</translation>
    </message>
    <message id="genuine.short">
        <source>trop court</source>
        <translation>too short</translation>
    </message>
    <message id="genuine.column_number">
        <source>N°</source>
        <translation>No.</translation>
    </message>
    <message id="genuine.column_organisation">
        <source>Organisme</source>
        <translation>Organisation</translation>
    </message>
    <message id="genuine.column_name">
        <source>Nom</source>
        <translation>Name</translation>
    </message>
    <message id="genuine.column_added">
        <source>Ajouté</source>
        <translation>Added</translation>
    </message>
    <message id="genuine.column_compared">
        <source>Comparé</source>
        <translation>Compared</translation>
    </message>
    <message id="genuine.column_text">
        <source>Objet ou début</source>
        <translation>Subject or beginning</translation>
    </message>
    <message id="case.own_case">
        <source>confirmé par l’agent qui l’a enregistré</source>
        <translation>confirmed by the agent who logged it</translation>
    </message>
    <message id="case.imported">
        <source>importé d’une liste</source>
        <translation>imported from a list</translation>
    </message>
    <message id="case.more_domains" numerus="yes">
        <source>{first} et {n} autres</source>
        <translation>
            <numerusform>{first} and {n} more</numerusform>
            <numerusform>{first} and {n} more</numerusform>
        </translation>
    </message>
    <message id="retention.card_title">
        <source>Conservation</source>
        <translation>Retention</translation>
    </message>
    <message id="retention.open">
        <source>Durées de conservation…</source>
        <translation>Retention periods…</translation>
    </message>
    <message id="retention.waits" numerus="yes">
        <source>Une suppression attend : {n} textes sur {kept} sont arrivés au terme de leur conservation, plus d’un sur dix.</source>
        <translation>
            <numerusform>A removal is waiting: {n} of {kept} texts has reached the end of its period, more than one in ten.</numerusform>
            <numerusform>A removal is waiting: {n} of {kept} texts have reached the end of their period, more than one in ten.</numerusform>
        </translation>
    </message>
    <message id="retention.waits_clock" numerus="yes">
        <source>Une suppression attend : {n} textes sont arrivés à leur terme, mais l’horloge de ce poste a passé {days} jours sans écriture au journal. Vérifiez la date.</source>
        <translation>
            <numerusform>A removal is waiting: {n} text has reached the end of its period, but the clock of this computer passed {days} days without an entry in the log. Check the date.</numerusform>
            <numerusform>A removal is waiting: {n} texts have reached the end of their period, but the clock of this computer passed {days} days without an entry in the log. Check the date.</numerusform>
        </translation>
    </message>
    <message id="retention.purge">
        <source>Supprimer ces textes</source>
        <translation>Remove these texts</translation>
    </message>
    <message id="retention.purge_hint">
        <source>Les textes sont supprimés définitivement ; les cas et les chiffres restent</source>
        <translation>The texts go for good; cases and figures stay</translation>
    </message>
    <message id="retention.leave">
        <source>Les laisser</source>
        <translation>Leave them</translation>
    </message>
    <message id="retention.leave_hint">
        <source>La question revient au prochain démarrage</source>
        <translation>The question comes back at the next start</translation>
    </message>
    <message id="retention.busy">
        <source>Suppression en cours…</source>
        <translation>Removing…</translation>
    </message>
    <message id="retention.purged" numerus="yes">
        <source>{n} textes supprimés. Les cas et les chiffres restent.</source>
        <translation>
            <numerusform>{n} text removed. Its case and the figures stay.</numerusform>
            <numerusform>{n} texts removed. Their cases and the figures stay.</numerusform>
        </translation>
    </message>
    <message id="retention.failed">
        <source>La suppression n’est pas terminée. Relancez-la pour la finir.</source>
        <translation>The removal has not ended. Start it again to finish it.</translation>
    </message>
    <message id="retention.left">
        <source>Rien n’a été supprimé. La question revient au prochain démarrage.</source>
        <translation>Nothing was removed. The question comes back at the next start.</translation>
    </message>
    <message id="retention.title">
        <source>Durées de conservation</source>
        <translation>Retention periods</translation>
    </message>
    <message id="retention.hint">
        <source>Chaque durée, son origine et ce qui est à son terme aujourd’hui. Une durée ne change que dans ses limites ; le registre garde qui l’a changée.</source>
        <translation>Each period, its source, and what has reached its end today. A period can be changed within its bounds only; the ledger keeps who changed it.</translation>
    </message>
    <message id="retention.fixed">
        <source>Durée fixée par votre organisme : elle ne se change pas ici.</source>
        <translation>Your organisation has fixed this period: it cannot be changed here.</translation>
    </message>
    <message id="retention.column_what">
        <source>Ce qui est gardé</source>
        <translation>What is kept</translation>
    </message>
    <message id="retention.column_days">
        <source>Jours</source>
        <translation>Days</translation>
    </message>
    <message id="retention.column_due">
        <source>À terme aujourd’hui</source>
        <translation>Due today</translation>
    </message>
    <message id="retention.column_basis">
        <source>Origine</source>
        <translation>Source</translation>
    </message>
    <message id="retention.days">
        <source>&amp;Jours :</source>
        <translation>&amp;Days:</translation>
    </message>
    <message id="retention.bounds">
        <source>De {least} à {most} jours.</source>
        <translation>From {least} to {most} days.</translation>
    </message>
    <message id="retention.selected">
        <source>{what}. {basis}.</source>
        <translation>{what}. {basis}.</translation>
    </message>
    <message id="retention.save">
        <source>Modifier la durée</source>
        <translation>Change the period</translation>
    </message>
    <message id="review.title">
        <source>Relecture</source>
        <translation>Review</translation>
    </message>
    <message id="review.what">
        <source>&amp;Quoi :</source>
        <translation>&amp;What:</translation>
    </message>
    <message id="review.whole_queue">
        <source>toute la file</source>
        <translation>the whole queue</translation>
    </message>
    <message id="review.sheet">
        <source>Campagne</source>
        <translation>Campaign</translation>
    </message>
    <message id="review.nothing">
        <source>Aucun cas n’attend de confirmation.</source>
        <translation>No case waits for a confirmation.</translation>
    </message>
    <message id="review.case">
        <source>Cas n° {number} : {reason}</source>
        <translation>Case no. {number}: {reason}</translation>
    </message>
    <message id="review.labels">
        <source>celui-ci : {own} ; campagne : {counts}</source>
        <translation>this one: {own}; campaign: {counts}</translation>
    </message>
    <message id="review.done">
        <source>L’assuré : {done}</source>
        <translation>The caller: {done}</translation>
    </message>
    <message id="review.hidden">
        <source>Outil et agent : masqués jusqu’à votre réponse</source>
        <translation>Tool and agent: hidden until you answer</translation>
    </message>
    <message id="review.answer">
        <source>Votre réponse</source>
        <translation>Your answer</translation>
    </message>
    <message id="review.skip">
        <source>Passer</source>
        <translation>Skip</translation>
    </message>
    <message id="review.called">
        <source>Rappelé</source>
        <translation>Called back</translation>
    </message>
    <message id="review.campaign">
        <source>Toute la campagne</source>
        <translation>The whole campaign</translation>
    </message>
    <message id="review.campaign_as">
        <source>Toute la campagne : {label}</source>
        <translation>The whole campaign: {label}</translation>
    </message>
    <message id="review.why">
        <source>Pourquoi (facultatif)</source>
        <translation>Why (optional)</translation>
    </message>
    <message id="review.note">
        <source>&amp;Note :</source>
        <translation>&amp;Note:</translation>
    </message>
    <message id="review.note_hint">
        <source>masquée avant d’être conservée ({keys})</source>
        <translation>masked before it is kept ({keys})</translation>
    </message>
    <message id="review.before">
        <source>Réponse précédente</source>
        <translation>The answer before</translation>
    </message>
    <message id="review.you">
        <source>Cas n° {number}, vous : {label}</source>
        <translation>Case no. {number}, you: {label}</translation>
    </message>
    <message id="review.taken_back">
        <source>Cas n° {number} : réponse retirée</source>
        <translation>Case no. {number}: answer taken back</translation>
    </message>
    <message id="review.stands">
        <source>Cas n° {number} déjà noté « {label} » : rien n’a changé, rien à annuler</source>
        <translation>Case {number} was “{label}” already: nothing changed, nothing to undo</translation>
    </message>
    <message id="review.still_to_call">
        <source>L’assuré reste à rappeler</source>
        <translation>The caller still waits for a call back</translation>
    </message>
    <message id="review.was_called">
        <source>rappelé</source>
        <translation>called back</translation>
    </message>
    <message id="review.tool">
        <source>Outil : {band}</source>
        <translation>Tool: {band}</translation>
    </message>
    <message id="review.agent">
        <source>Agent : {decision}</source>
        <translation>Agent: {decision}</translation>
    </message>
    <message id="review.first">
        <source>première confirmation : {label}</source>
        <translation>first confirmation: {label}</translation>
    </message>
    <message id="review.progress">
        <source>Avancement</source>
        <translation>Progress</translation>
    </message>
    <message id="review.campaigns">
        <source>Pour réentraîner : {n} sur {most} campagnes</source>
        <translation>Enough to retrain: {n} of {most} campaigns</translation>
    </message>
    <message id="review.campaigns_enough">
        <source>Pour réentraîner : assez de campagnes (au moins {most})</source>
        <translation>Enough to retrain: yes (at least {most} campaigns)</translation>
    </message>
    <message id="review.few_pairs">
        <source>Accord de deux personnes : {n} cas sur {enough}, trop peu</source>
        <translation>Agreement of two people: {n} of {enough} cases, too few</translation>
    </message>
    <message id="review.one_label">
        <source>Accord de deux personnes : {n} cas, tous confirmés de même, pas de kappa</source>
        <translation>Agreement of two people: {n} cases, all confirmed alike, no kappa</translation>
    </message>
    <message id="review.kappa">
        <source>Kappa de Cohen sur {n} cas : {kappa} ({low} à {high})</source>
        <translation>Cohen’s kappa on {n} cases: {kappa} ({low} to {high})</translation>
    </message>
    <message id="review.answers" numerus="yes">
        <source>{n} réponses</source>
        <translation>
            <numerusform>{n} answer</numerusform>
            <numerusform>{n} answers</numerusform>
        </translation>
    </message>
    <message id="review.copies" numerus="yes">
        <source>campagne n° {campaign}, {n} cas à confirmer</source>
        <translation>
            <numerusform>campaign no. {campaign}, {n} case to confirm</numerusform>
            <numerusform>campaign no. {campaign}, {n} cases to confirm</numerusform>
        </translation>
    </message>
    <message id="review.contradictions" numerus="yes">
        <source>{n} campagnes aux confirmations divergentes</source>
        <translation>
            <numerusform>{n} campaign with confirmations that differ</numerusform>
            <numerusform>{n} campaigns with confirmations that differ</numerusform>
        </translation>
    </message>
    <message id="review.loading">
        <source>Recherche des cas…</source>
        <translation>Looking for cases…</translation>
    </message>
    <message id="retention.back">
        <source>Revenir à la supervision</source>
        <translation>Back to supervision</translation>
    </message>
    <message id="retention.changed" numerus="yes">
        <source>{what} : {n} jours au lieu de {was}.</source>
        <translation>
            <numerusform>{what}: {n} day instead of {was}.</numerusform>
            <numerusform>{what}: {n} days instead of {was}.</numerusform>
        </translation>
    </message>
    <message id="retention.undo">
        <source>Annuler (Ctrl+Z)</source>
        <translation>Undo (Ctrl+Z)</translation>
    </message>
    <message id="retention.what_retention_legit_days">
        <source>Texte confirmé légitime</source>
        <translation>Text confirmed as legitimate</translation>
    </message>
    <message id="retention.what_retention_unlabelled_days">
        <source>Texte que personne n’a confirmé</source>
        <translation>Text nobody has confirmed</translation>
    </message>
    <message id="retention.what_retention_longest_days">
        <source>Texte d’un cas, quel qu’il soit</source>
        <translation>Text of any case</translation>
    </message>
    <message id="retention.what_retention_draft_days">
        <source>Appel pas encore enregistré</source>
        <translation>Call not logged yet</translation>
    </message>
    <message id="retention.what_retention_copies_days">
        <source>Copie du journal dans le dossier</source>
        <translation>Copy of the log in the data folder</translation>
    </message>
    <message id="retention.what_retention_log_days">
        <source>Ligne du journal technique</source>
        <translation>Line of the technical log</translation>
    </message>
    <message id="retention.what_retention_grace_days">
        <source>Annonce avant la suppression</source>
        <translation>Notice before the removal</translation>
    </message>
    <message id="retention.what_retention_names_days">
        <source>Nom derrière un pseudonyme</source>
        <translation>Name behind a pseudonym</translation>
    </message>
    <message id="retention.basis_retention_legit_days">
        <source>CNIL AU-039, article 5 (sans valeur juridique depuis 2018), plus le temps de réentraîner</source>
        <translation>CNIL AU-039, article 5 (no legal value since 2018), and time to train</translation>
    </message>
    <message id="retention.basis_retention_unlabelled_days">
        <source>CNIL AU-039, article 5 : six mois pour qualifier une alerte</source>
        <translation>CNIL AU-039, article 5: six months to qualify an alert</translation>
    </message>
    <message id="retention.basis_retention_longest_days">
        <source>Fiches IA de la CNIL : tant que le texte sert, revu chaque année</source>
        <translation>CNIL sheets on AI: while the text is useful, reviewed each year</translation>
    </message>
    <message id="retention.basis_retention_draft_days">
        <source>Proposition : quelques jours</source>
        <translation>Proposal: a few days</translation>
    </message>
    <message id="retention.basis_retention_copies_days">
        <source>Proposition : pas plus que la plus courte durée d’un texte</source>
        <translation>Proposal: not longer than the shortest period of a text</translation>
    </message>
    <message id="retention.basis_retention_log_days">
        <source>Recommandation CNIL 2021-122 : six à douze mois</source>
        <translation>CNIL recommendation 2021-122: six to twelve months</translation>
    </message>
    <message id="retention.basis_retention_grace_days">
        <source>Proposition : une horloge en avance ne doit rien effacer</source>
        <translation>Proposal: a clock that runs ahead must not erase</translation>
    </message>
    <message id="retention.basis_retention_names_days">
        <source>Page de la CNIL sur l’écoute des appels : un an, plus la comparaison d’une année à l’autre</source>
        <translation>CNIL page on listening to calls: one year, and the comparison with the year before</translation>
    </message>
    <message id="keys.group_review">
        <source>Relecture</source>
        <translation>Review</translation>
    </message>
    <message id="keys.review_scam">
        <source>Arnaque, puis le cas suivant</source>
        <translation>Scam, then the next case</translation>
    </message>
    <message id="keys.review_legit">
        <source>Légitime, puis le cas suivant</source>
        <translation>Legitimate, then the next case</translation>
    </message>
    <message id="keys.review_skip">
        <source>Passer ce cas</source>
        <translation>Skip this case</translation>
    </message>
    <message id="keys.review_campaign">
        <source>Toute la campagne</source>
        <translation>The whole campaign</translation>
    </message>
    <message id="keys.review_reasons">
        <source>Pourquoi</source>
        <translation>Why</translation>
    </message>
    <message id="keys.review_called">
        <source>Rappelé</source>
        <translation>Called back</translation>
    </message>
    <message id="keys.group_retention">
        <source>Conservation</source>
        <translation>Retention</translation>
    </message>
    <message id="keys.save_period">
        <source>Modifier la durée</source>
        <translation>Change the period</translation>
    </message>
    <message id="keys.undo_period">
        <source>Annuler le dernier changement</source>
        <translation>Undo the last change</translation>
    </message>
    <message id="keys.back">
        <source>Revenir à la supervision</source>
        <translation>Back to supervision</translation>
    </message>
    <message id="keys.measure">
        <source>Fiabilité du verdict, score et modèle</source>
        <translation>Reliability of the verdict, score and model</translation>
    </message>
    <message id="campaign.today" numerus="yes">
        <source>Déjà vu {n} fois aujourd’hui</source>
        <translation>
            <numerusform>Seen once today</numerusform>
            <numerusform>Seen {n} times today</numerusform>
        </translation>
    </message>
    <message id="masked.NIR" numerus="yes">
        <source>{n} n° de sécurité sociale</source>
        <translation>
            <numerusform>{n} social security number</numerusform>
            <numerusform>{n} social security numbers</numerusform>
        </translation>
    </message>
    <message id="masked.IBAN_FR" numerus="yes">
        <source>{n} IBAN français</source>
        <translation>
            <numerusform>{n} French IBAN</numerusform>
            <numerusform>{n} French IBANs</numerusform>
        </translation>
    </message>
    <message id="masked.IBAN_ETRANGER" numerus="yes">
        <source>{n} IBAN étrangers</source>
        <translation>
            <numerusform>{n} foreign IBAN</numerusform>
            <numerusform>{n} foreign IBANs</numerusform>
        </translation>
    </message>
    <message id="masked.RIB" numerus="yes">
        <source>{n} RIB</source>
        <translation>
            <numerusform>{n} RIB</numerusform>
            <numerusform>{n} RIBs</numerusform>
        </translation>
    </message>
    <message id="masked.CARTE" numerus="yes">
        <source>{n} n° de carte</source>
        <translation>
            <numerusform>{n} card number</numerusform>
            <numerusform>{n} card numbers</numerusform>
        </translation>
    </message>
    <message id="masked.TEL_MOBILE" numerus="yes">
        <source>{n} mobiles</source>
        <translation>
            <numerusform>{n} mobile number</numerusform>
            <numerusform>{n} mobile numbers</numerusform>
        </translation>
    </message>
    <message id="masked.TEL_FIXE" numerus="yes">
        <source>{n} téléphones fixes</source>
        <translation>
            <numerusform>{n} landline number</numerusform>
            <numerusform>{n} landline numbers</numerusform>
        </translation>
    </message>
    <message id="masked.TEL_GRATUIT" numerus="yes">
        <source>{n} n° gratuits</source>
        <translation>
            <numerusform>{n} freephone number</numerusform>
            <numerusform>{n} freephone numbers</numerusform>
        </translation>
    </message>
    <message id="masked.TEL_SURTAXE" numerus="yes">
        <source>{n} n° surtaxés</source>
        <translation>
            <numerusform>{n} premium-rate number</numerusform>
            <numerusform>{n} premium-rate numbers</numerusform>
        </translation>
    </message>
    <message id="masked.TEL_ETRANGER" numerus="yes">
        <source>{n} téléphones étrangers</source>
        <translation>
            <numerusform>{n} foreign number</numerusform>
            <numerusform>{n} foreign numbers</numerusform>
        </translation>
    </message>
    <message id="masked.EMAIL" numerus="yes">
        <source>{n} adresses e-mail</source>
        <translation>
            <numerusform>{n} e-mail address</numerusform>
            <numerusform>{n} e-mail addresses</numerusform>
        </translation>
    </message>
    <message id="masked.MONTANT" numerus="yes">
        <source>{n} montants</source>
        <translation>
            <numerusform>{n} amount</numerusform>
            <numerusform>{n} amounts</numerusform>
        </translation>
    </message>
    <message id="masked.PETIT_MONTANT" numerus="yes">
        <source>{n} petits montants</source>
        <translation>
            <numerusform>{n} small amount</numerusform>
            <numerusform>{n} small amounts</numerusform>
        </translation>
    </message>
    <message id="masked.DATE" numerus="yes">
        <source>{n} dates</source>
        <translation>
            <numerusform>{n} date</numerusform>
            <numerusform>{n} dates</numerusform>
        </translation>
    </message>
    <message id="masked.NOM" numerus="yes">
        <source>{n} noms</source>
        <translation>
            <numerusform>{n} name</numerusform>
            <numerusform>{n} names</numerusform>
        </translation>
    </message>
    <message id="masked.CONTRAT" numerus="yes">
        <source>{n} n° de contrat</source>
        <translation>
            <numerusform>{n} contract number</numerusform>
            <numerusform>{n} contract numbers</numerusform>
        </translation>
    </message>
    <message id="masked.ADRESSE" numerus="yes">
        <source>{n} adresses</source>
        <translation>
            <numerusform>{n} address</numerusform>
            <numerusform>{n} addresses</numerusform>
        </translation>
    </message>
    <message id="masked.CODE" numerus="yes">
        <source>{n} codes</source>
        <translation>
            <numerusform>{n} code</numerusform>
            <numerusform>{n} codes</numerusform>
        </translation>
    </message>
    <message id="masked.NUMERO" numerus="yes">
        <source>{n} autres numéros</source>
        <translation>
            <numerusform>{n} other number</numerusform>
            <numerusform>{n} other numbers</numerusform>
        </translation>
    </message>
    <message id="masked.VALEUR" numerus="yes">
        <source>{n} valeurs</source>
        <translation>
            <numerusform>{n} value</numerusform>
            <numerusform>{n} values</numerusform>
        </translation>
    </message>
    <message id="masked.LIEN" numerus="yes">
        <source>{n} liens</source>
        <translation>
            <numerusform>{n} link</numerusform>
            <numerusform>{n} links</numerusform>
        </translation>
    </message>
    <message id="masked.DONNEES" numerus="yes">
        <source>{n} passages codés</source>
        <translation>
            <numerusform>{n} coded passage</numerusform>
            <numerusform>{n} coded passages</numerusform>
        </translation>
    </message>
    <message id="idle.no_paste">
        <source>Le presse-papiers ne contient aucun message : copiez-le d’abord.</source>
        <translation>The clipboard holds no message: copy it first.</translation>
    </message>
    <message id="idle.no_content">
        <source>Le programme d’où vient ce message n’en donne pas le contenu : enregistrez-le sur le bureau, puis déposez ce fichier.</source>
        <translation>The program this message comes from does not hand over its content: save it on the desktop, then drop that file.</translation>
    </message>
    <message id="idle.nothing_to_clear">
        <source>Rien à effacer : la page est vide.</source>
        <translation>Nothing to clear: the page is empty.</translation>
    </message>
    <message id="idle.nobody_waits">
        <source>Aucun appel n’est en attente.</source>
        <translation>No call is on hold.</translation>
    </message>
    <message id="idle.no_more">
        <source>Tous les conseils sont affichés.</source>
        <translation>All of the advice is shown.</translation>
    </message>
    <message id="idle.no_outcome">
        <source>Dites d’abord ce qu’a fait l’appelant (F8).</source>
        <translation>Say first what the caller did (F8).</translation>
    </message>
    <message id="idle.no_contact">
        <source>Ces conseils ne nomment aucun contact.</source>
        <translation>This advice names no contact.</translation>
    </message>
    <message id="idle.no_passage">
        <source>Aucun passage n’est souligné dans ce message.</source>
        <translation>No passage of this message is underlined.</translation>
    </message>
    <message id="idle.one_passage">
        <source>Ce message n’a pas d’autre passage souligné.</source>
        <translation>This message has no other passage underlined.</translation>
    </message>
    <message id="idle.no_opinion">
        <source>Donnez d’abord votre avis : F5, F6 ou F7.</source>
        <translation>Decide first: F5, F6 or F7.</translation>
    </message>
    <message id="idle.reason_missed">
        <source>Dites d’abord pourquoi : une touche de 1 à 5.</source>
        <translation>Say first why: a key from 1 to 5.</translation>
    </message>
    <message id="idle.decided">
        <source>C’est déjà votre avis ; Entrée l’enregistre.</source>
        <translation>That is your decision already; Enter logs it.</translation>
    </message>
    <message id="idle.writing">
        <source>Le cas est en cours d’enregistrement.</source>
        <translation>The case is being logged.</translation>
    </message>
    <message id="idle.time_stopped">
        <source>Ce cas attend le journal : son chronomètre est arrêté.</source>
        <translation>This case waits for the log: its timer has stopped.</translation>
    </message>
    <message id="idle.no_typing">
        <source>Rien d’autre à annuler ni à rétablir dans ce champ.</source>
        <translation>Nothing else to undo or redo in this field.</translation>
    </message>
    <message id="idle.no_text_copied">
        <source>Le presse-papiers ne contient aucun texte.</source>
        <translation>The clipboard holds no text.</translation>
    </message>
    <message id="idle.correcting">
        <source>Vous corrigez déjà ce message ; Échap revient au verdict.</source>
        <translation>You are correcting this message already; Esc goes back to the verdict.</translation>
    </message>
    <message id="note.refused">
        <source>Le journal n’a pas pris ce cas ; il reste sur la page.</source>
        <translation>The log has not taken this case; it stays on the page.</translation>
    </message>
    <message id="idle.reading">
        <source>La lecture de ce message est en cours.</source>
        <translation>This message is being read.</translation>
    </message>
    <message id="idle.no_picture">
        <source>Aucune image sur la page.</source>
        <translation>No picture on the page.</translation>
    </message>
    <message id="idle.no_zoom">
        <source>L’image n’a pas d’autre taille.</source>
        <translation>The picture has no further size.</translation>
    </message>
    <message id="input.original">
        <source>Message tel que reçu</source>
        <translation>Message as it came</translation>
    </message>
    <message id="input.edit_left">
        <source>Correction laissée de côté ; F2 la reprend.</source>
        <translation>Correction put aside; F2 takes it up again.</translation>
    </message>
    <message id="picture.larger">
        <source>Agrandir l’image</source>
        <translation>Enlarge the picture</translation>
    </message>
    <message id="picture.smaller">
        <source>Réduire l’image</source>
        <translation>Reduce the picture</translation>
    </message>
    <message id="keys.zoom">
        <source>Agrandir, réduire l’image</source>
        <translation>Enlarge, reduce the picture</translation>
    </message>
    <message id="idle.no_text">
        <source>Il n’y a pas encore de texte à analyser.</source>
        <translation>There is no text to assess yet.</translation>
    </message>
    <message id="idle.no_message">
        <source>Aucun message sur la page : collez-en un d’abord (Ctrl+V).</source>
        <translation>No message on the page: paste one first (Ctrl+V).</translation>
    </message>
    <message id="idle.no_campaign">
        <source>F4 suit une campagne déjà jugée ; ce message n’en a pas.</source>
        <translation>F4 follows a campaign that is decided; this message has none.</translation>
    </message>
    <message id="idle.no_call_back">
        <source>Aucun assuré n’est à rappeler.</source>
        <translation>No caller has to be called back.</translation>
    </message>
    <message id="idle.no_review">
        <source>Aucun cas n’attend : cette touche n’a rien à quoi répondre.</source>
        <translation>No case waits: there is nothing for this key to answer.</translation>
    </message>
    <message id="idle.review_loading">
        <source>Le cas suivant arrive : rien n’a été répondu, appuyez de nouveau.</source>
        <translation>The next case is on its way: nothing was answered, press again.</translation>
    </message>
    <message id="idle.case_no_call_back">
        <source>L’assuré de ce cas n’est pas à rappeler.</source>
        <translation>The caller of this case need not be called back.</translation>
    </message>
    <message id="idle.no_text_to_note">
        <source>Le texte de ce cas est supprimé : il ne prend plus de note.</source>
        <translation>The text of this case is gone: it takes no note.</translation>
    </message>
    <message id="idle.no_cases_behind">
        <source>Il n’y a pas de cas à montrer derrière cette ligne.</source>
        <translation>There are no cases to show behind this line.</translation>
    </message>
    <message id="week.counting">
        <source>Comptage en cours…</source>
        <translation>Counting…</translation>
    </message>
    <message id="week.period">
        <source>&amp;Période</source>
        <translation>&amp;Period</translation>
    </message>
    <message id="week.before">
        <source>Période précédente</source>
        <translation>Period before</translation>
    </message>
    <message id="week.after">
        <source>Période suivante</source>
        <translation>Next period</translation>
    </message>
    <message id="week.of">
        <source>Semaine {week}, {days}</source>
        <translation>Week {week}, {days}</translation>
    </message>
    <message id="week.running_of">
        <source>Semaine {week}, {days} (en cours)</source>
        <translation>Week {week}, {days} (not over)</translation>
    </message>
    <message id="week.running_period">
        <source>{period} (en cours)</source>
        <translation>{period} (not over)</translation>
    </message>
    <message id="week.as_of">
        <source>Situation au {at}.</source>
        <translation>As of {at}.</translation>
    </message>
    <message id="week.running">
        <source>Période en cours, chiffres provisoires : jour {done} sur {days}.</source>
        <translation>This period is not over, its figures will change: day {done} of {days}.</translation>
    </message>
    <message id="week.exported">
        <source>Déjà exporté le {at}, avec {count} cas.</source>
        <translation>Exported before on {at}, with {count} cases.</translation>
    </message>
    <message id="week.empty">
        <source>Aucun cas dans cette période.</source>
        <translation>No case in this period.</translation>
    </message>
    <message id="week.figures">
        <source>Chiffres de la période</source>
        <translation>Figures of the period</translation>
    </message>
    <message id="week.column_name">
        <source>Chiffre</source>
        <translation>Figure</translation>
    </message>
    <message id="week.column_value">
        <source>Période</source>
        <translation>Period</translation>
    </message>
    <message id="week.column_previous">
        <source>Avant</source>
        <translation>Before</translation>
    </message>
    <message id="week.column_year">
        <source>Un an avant</source>
        <translation>A year before</translation>
    </message>
    <message id="week.column_more">
        <source>Détail</source>
        <translation>Detail</translation>
    </message>
    <message id="week.pictures">
        <source>&amp;Image</source>
        <translation>Pict&amp;ure</translation>
    </message>
    <message id="week.picture_trend">
        <source>Douze semaines</source>
        <translation>Twelve weeks</translation>
    </message>
    <message id="week.picture_volumes">
        <source>Cas selon le verdict</source>
        <translation>Cases by verdict</translation>
    </message>
    <message id="week.picture_hours">
        <source>Jours et heures</source>
        <translation>Days and hours</translation>
    </message>
    <message id="week.picture_lines">
        <source>Campagnes par jour</source>
        <translation>Campaigns by day</translation>
    </message>
    <message id="week.picture_table">
        <source>Chiffres de l’image</source>
        <translation>Figures of the picture</translation>
    </message>
    <message id="week.no_picture">
        <source>Rien à dessiner pour cette période.</source>
        <translation>Nothing to draw for this period.</translation>
    </message>
    <message id="calls.title">
        <source>À rappeler ({count})</source>
        <translation>To call back ({count})</translation>
    </message>
    <message id="calls.table">
        <source>Assurés à rappeler</source>
        <translation>Callers to call back</translation>
    </message>
    <message id="calls.column_case">
        <source>Cas</source>
        <translation>Case</translation>
    </message>
    <message id="calls.column_when">
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message id="calls.column_told">
        <source>Avis donné</source>
        <translation>Decision given</translation>
    </message>
    <message id="calls.column_done">
        <source>Ce que l’assuré avait fait</source>
        <translation>What the caller had done</translation>
    </message>
    <message id="calls.called">
        <source>Rappelé</source>
        <translation>Called back</translation>
    </message>
    <message id="calls.none">
        <source>Aucun assuré n’est à rappeler.</source>
        <translation>No caller has to be called back.</translation>
    </message>
    <message id="calls.noted">
        <source>Cas n° {number} : l’assuré a été rappelé.</source>
        <translation>Case no. {number}: the caller was called back.</translation>
    </message>
    <message id="calls.undone">
        <source>Cas n° {number} : de nouveau à rappeler.</source>
        <translation>Case no. {number}: to be called back again.</translation>
    </message>
    <message id="idle.no_files">
        <source>Ctrl+O ouvre un fichier sur les pages Triage, Lot, Messages types, Anciennes listes et Listes du service.</source>
        <translation>Ctrl+O opens a file on the pages Triage, Batch, Templates, Old lists and Lists of the desk.</translation>
    </message>
    <message id="input.choose">
        <source>Ouvrir un message</source>
        <translation>Open a message</translation>
    </message>
    <message id="shelf.waiting" numerus="yes">
        <source>attend {n} min</source>
        <translation>
            <numerusform>waits {n} min</numerusform>
            <numerusform>waits {n} min</numerusform>
        </translation>
    </message>
    <message id="shelf.new">
        <source>attend moins d’1 min</source>
        <translation>waits under 1 min</translation>
    </message>
    <message id="window.quit">
        <source>Quitter et perdre</source>
        <translation>Quit and lose</translation>
    </message>
    <message id="models_card.title">
        <source>Modèles</source>
        <translation>Models</translation>
    </message>
    <message id="models_card.current">
        <source>Le modèle {number} sert ; il a appris {cases} cas confirmés.</source>
        <translation>Model {number} is in use; it has learnt {cases} confirmed cases.</translation>
    </message>
    <message id="models_card.of_desk">
        <source>Le modèle {number}, venu du poste {desk}, sert ; il a appris {cases} cas confirmés.</source>
        <translation>Model {number}, which came from desk {desk}, is in use; it has learnt {cases} confirmed cases.</translation>
    </message>
    <message id="models_card.open">
        <source>Ouvrir les modèles</source>
        <translation>Open the models</translation>
    </message>
    <message id="difference.title">
        <source>Ce qui change</source>
        <translation>What changes</translation>
    </message>
    <message id="difference.compare">
        <source>Comparer</source>
        <translation>Compare</translation>
    </message>
    <message id="difference.compare_hint">
        <source>Juge les 500 derniers cas avec les deux modèles</source>
        <translation>Judges the newest 500 cases by both models</translation>
    </message>
    <message id="difference.stop">
        <source>Arrêter</source>
        <translation>Stop</translation>
    </message>
    <message id="difference.progress">
        <source>Avancement de la comparaison</source>
        <translation>Progress of the comparison</translation>
    </message>
    <message id="difference.none">
        <source>Choisissez un modèle à gauche : il est comparé à celui qui sert.</source>
        <translation>Choose a model on the left: it is compared with the one in use.</translation>
    </message>
    <message id="difference.running">
        <source>Comparaison du modèle {now} avec le modèle {before}…</source>
        <translation>Comparing model {now} with model {before}…</translation>
    </message>
    <message id="difference.step_cases">
        <source>derniers cas</source>
        <translation>newest cases</translation>
    </message>
    <message id="difference.step_own_cases">
        <source>cas confirmés</source>
        <translation>confirmed cases</translation>
    </message>
    <message id="difference.result" numerus="yes">
        <source>Modèle {now} à côté de {before} : {n} cas sur {cases} changent de verdict.</source>
        <translation>
            <numerusform>Model {now} beside {before}: {n} of {cases} cases changes its verdict.</numerusform>
            <numerusform>Model {now} beside {before}: {n} of {cases} cases change their verdict.</numerusform>
        </translation>
    </message>
    <message id="difference.failed">
        <source>La comparaison a échoué.</source>
        <translation>The comparison failed.</translation>
    </message>
    <message id="difference.stopped">
        <source>Comparaison arrêtée.</source>
        <translation>Comparison stopped.</translation>
    </message>
    <message id="difference.tabs">
        <source>Parties de la comparaison</source>
        <translation>Parts of the comparison</translation>
    </message>
    <message id="difference.tab_figures">
        <source>Mesures</source>
        <translation>Figures</translation>
    </message>
    <message id="difference.tab_bands">
        <source>Cas</source>
        <translation>Cases</translation>
    </message>
    <message id="difference.tab_families">
        <source>Familles</source>
        <translation>Families</translation>
    </message>
    <message id="difference.tab_words">
        <source>Mots et faits</source>
        <translation>Words and facts</translation>
    </message>
    <message id="difference.tab_own">
        <source>Cas du service</source>
        <translation>Own cases</translation>
    </message>
    <message id="difference.tab_history">
        <source>Historique</source>
        <translation>History</translation>
    </message>
    <message id="difference.tab_card">
        <source>Fiche</source>
        <translation>Card</translation>
    </message>
    <message id="difference.bands">
        <source>Cas qui changent de verdict</source>
        <translation>Cases whose verdict changes</translation>
    </message>
    <message id="difference.families">
        <source>Part des messages signalés par famille</source>
        <translation>Share of messages flagged by family</translation>
    </message>
    <message id="difference.words">
        <source>Mots qui pèsent autrement</source>
        <translation>Words that weigh otherwise</translation>
    </message>
    <message id="difference.words_hint">
        <source>Mots d’au moins trois des derniers cas ; plus haut = plus vers l’arnaque.</source>
        <translation>Words of at least three of the newest cases; higher is more towards a scam.</translation>
    </message>
    <message id="difference.facts">
        <source>Faits qui pèsent autrement</source>
        <translation>Facts that weigh otherwise</translation>
    </message>
    <message id="difference.own">
        <source>Courbe d’apprentissage</source>
        <translation>Learning curve</translation>
    </message>
    <message id="difference.own_hint" numerus="yes">
        <source>Mesuré sur {n} cas confirmés du service, un par campagne, qu’aucun modèle n’a vus ; intervalles à 95 %.</source>
        <translation>
            <numerusform>Measured on {n} confirmed case of the desk that no model has seen; 95% interval.</numerusform>
            <numerusform>Measured on {n} confirmed cases of the desk, one of each campaign, that no model has seen; 95% intervals.</numerusform>
        </translation>
    </message>
    <message id="difference.reliability">
        <source>Fiabilité des scores</source>
        <translation>Reliability of the scores</translation>
    </message>
    <message id="difference.history">
        <source>Historique des modèles</source>
        <translation>History of the models</translation>
    </message>
    <message id="difference.card">
        <source>Fiche du modèle</source>
        <translation>Card of the model</translation>
    </message>
    <message id="difference.open">
        <source>Ouvrir le cas</source>
        <translation>Open the case</translation>
    </message>
    <message id="difference.never_missed">
        <source>Ne jamais manquer</source>
        <translation>Never to be missed</translation>
    </message>
    <message id="difference.never_flagged">
        <source>Ne jamais signaler</source>
        <translation>Never to be flagged</translation>
    </message>
    <message id="band_changes.column_number">
        <source>Cas</source>
        <translation>Case</translation>
    </message>
    <message id="band_changes.column_before">
        <source>Avant</source>
        <translation>Before</translation>
    </message>
    <message id="band_changes.column_now">
        <source>Après</source>
        <translation>After</translation>
    </message>
    <message id="band_changes.column_label">
        <source>Confirmé</source>
        <translation>Confirmed</translation>
    </message>
    <message id="band_changes.column_excerpt">
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message id="weights.column_name">
        <source>Mot ou fait</source>
        <translation>Word or fact</translation>
    </message>
    <message id="weights.column_before">
        <source>Avant</source>
        <translation>Before</translation>
    </message>
    <message id="weights.column_now">
        <source>Après</source>
        <translation>After</translation>
    </message>
    <message id="weights.column_messages">
        <source>Cas</source>
        <translation>Cases</translation>
    </message>
    <message id="families.column_name">
        <source>Famille</source>
        <translation>Family</translation>
    </message>
    <message id="families.column_before">
        <source>Avant</source>
        <translation>Before</translation>
    </message>
    <message id="families.column_now">
        <source>Après</source>
        <translation>After</translation>
    </message>
    <message id="families.column_change">
        <source>Écart</source>
        <translation>Change</translation>
    </message>
    <message id="families.scams">
        <source>{family} – arnaques (n = {n})</source>
        <translation>{family} – scams (n = {n})</translation>
    </message>
    <message id="families.genuine">
        <source>{family} – légitimes (n = {n})</source>
        <translation>{family} – genuine (n = {n})</translation>
    </message>
    <message id="own_figures.column_model">
        <source>Modèle</source>
        <translation>Model</translation>
    </message>
    <message id="own_figures.column_learnt">
        <source>Cas appris</source>
        <translation>Cases learnt</translation>
    </message>
    <message id="own_figures.column_caught">
        <source>Arnaques signalées</source>
        <translation>Scams flagged</translation>
    </message>
    <message id="own_figures.column_alarms">
        <source>Légitimes au plus haut</source>
        <translation>Genuine at the top</translation>
    </message>
    <message id="own_figures.model">
        <source>{number} ({state})</source>
        <translation>{number} ({state})</translation>
    </message>
    <message id="model_history.column_at">
        <source>Quand</source>
        <translation>When</translation>
    </message>
    <message id="model_history.column_what">
        <source>Quoi</source>
        <translation>What</translation>
    </message>
    <message id="model_history.column_who">
        <source>Qui</source>
        <translation>Who</translation>
    </message>
    <message id="model_history.what">
        <source>modèle {number} {what}</source>
        <translation>model {number} {what}</translation>
    </message>
    <message id="model_history.passed">
        <source>contrôles réussis</source>
        <translation>checks passed</translation>
    </message>
    <message id="model_history.refused">
        <source>contrôles non réussis</source>
        <translation>checks failed</translation>
    </message>
    <message id="figures.rate">
        <source>{share} ({low} à {high}, n = {n})</source>
        <translation>{share} ({low} to {high}, n = {n})</translation>
    </message>
    <message id="plot.model">
        <source>modèle {number}</source>
        <translation>model {number}</translation>
    </message>
    <message id="plot.score">
        <source>Score du modèle</source>
        <translation>Score of the model</translation>
    </message>
    <message id="plot.scams">
        <source>% d’arnaques</source>
        <translation>% scams</translation>
    </message>
    <message id="plot.learnt">
        <source>Cas du service appris</source>
        <translation>Own cases learnt</translation>
    </message>
    <message id="plot.share">
        <source>% des cas confirmés</source>
        <translation>% of confirmed cases</translation>
    </message>
    <message id="plot.caught">
        <source>arnaques signalées</source>
        <translation>scams flagged</translation>
    </message>
    <message id="plot.alarms">
        <source>légitimes au plus haut verdict</source>
        <translation>genuine in the top band</translation>
    </message>
    <message id="plot.bin">
        <source>modèle {number}, score {score} : {share} d’arnaques sur {n}</source>
        <translation>model {number}, score {score}: {share} scams of {n}</translation>
    </message>
    <message id="plot.own">
        <source>modèle {number}, {learnt} cas appris : {caught} des arnaques signalées, {alarms} des légitimes au plus haut verdict</source>
        <translation>model {number}, {learnt} cases learnt: {caught} of the scams flagged, {alarms} of the genuine in the top band</translation>
    </message>
    <message id="guard.added_scam">
        <source>Le cas n° {number} ne doit jamais être manqué.</source>
        <translation>Case no. {number} must never be missed.</translation>
    </message>
    <message id="guard.added_legit">
        <source>Le cas n° {number} ne doit jamais être signalé.</source>
        <translation>Case no. {number} must never be flagged.</translation>
    </message>
    <message id="guard.undo">
        <source>Annuler</source>
        <translation>Undo</translation>
    </message>
    <message id="guard.undone">
        <source>Liste de garde comme avant (version {version}).</source>
        <translation>Guard list as before (version {version}).</translation>
    </message>
    <message id="event.list_changed">
        <source>liste du service modifiée</source>
        <translation>list of the desk changed</translation>
    </message>
    <message id="keys.group_supervisor">
        <source>Supervision</source>
        <translation>Supervision</translation>
    </message>
    <message id="keys.open_models">
        <source>Ouvrir les modèles</source>
        <translation>Open the models</translation>
    </message>
    <message id="keys.group_models">
        <source>Modèles</source>
        <translation>Models</translation>
    </message>
    <message id="keys.compare">
        <source>Comparer les deux modèles</source>
        <translation>Compare both models</translation>
    </message>
    <message id="keys.open_changed">
        <source>Ouvrir le cas choisi</source>
        <translation>Open the chosen case</translation>
    </message>
    <message id="keys.undo_model">
        <source>Reprendre le modèle d’avant</source>
        <translation>Take back the last model put into use</translation>
    </message>
    <message id="keys.stop_or_back">
        <source>Arrêter, sinon revenir à la supervision</source>
        <translation>Stop, else back to supervision</translation>
    </message>
    <message id="lists.title">
        <source>Listes du service</source>
        <translation>Lists of the desk</translation>
    </message>
    <message id="lists.card_hint">
        <source>Organismes, liste de surveillance (sites et numéros), liste de garde, règles d’alerte.</source>
        <translation>Organisations, watch-list (hosts and numbers), guard list, alert rules.</translation>
    </message>
    <message id="lists.open">
        <source>Ouvrir les listes</source>
        <translation>Open the lists</translation>
    </message>
    <message id="lists.rows">
        <source>Lignes de la liste</source>
        <translation>Rows of the list</translation>
    </message>
    <message id="lists.hint_organisations">
        <source>Complète la liste fournie. Un nom court connu (ameli, harmonie…) ajoute à cet organisme ; plusieurs valeurs sont séparées par |.</source>
        <translation>Extends the supplied list. A known short name (ameli, harmonie…) adds to that organisation; several values are separated by |.</translation>
    </message>
    <message id="lists.hint_watch">
        <source>Sites (avec tout ce qui est au-dessous) et numéros vus dans des arnaques : un message qui en contient un a au moins plusieurs signes.</source>
        <translation>Hosts (with all below them) and numbers seen in scams: a message with one of them has several signs at least.</translation>
    </message>
    <message id="lists.hint_guard">
        <source>Cas que tout modèle doit juger ainsi : « arnaque » n’est jamais manqué, « légitime » n’est jamais signalé. Un candidat qui se trompe est refusé.</source>
        <translation>Cases that every model has to judge so: “scam” is never missed, “legitimate” never flagged. A candidate that fails one is refused.</translation>
    </message>
    <message id="lists.expected_scam">
        <source>arnaque</source>
        <translation>scam</translation>
    </message>
    <message id="lists.expected_legit">
        <source>légitime</source>
        <translation>legitimate</translation>
    </message>
    <message id="lists.save">
        <source>Enregistrer</source>
        <translation>Save</translation>
    </message>
    <message id="lists.add">
        <source>Ajouter une ligne</source>
        <translation>Add a row</translation>
    </message>
    <message id="lists.remove">
        <source>Retirer la ligne</source>
        <translation>Remove the row</translation>
    </message>
    <message id="lists.import">
        <source>Importer…</source>
        <translation>Import…</translation>
    </message>
    <message id="lists.export">
        <source>Exporter…</source>
        <translation>Export…</translation>
    </message>
    <message id="lists.reset">
        <source>Revenir à la liste en service</source>
        <translation>Back to the list in use</translation>
    </message>
    <message id="lists.files">
        <source>Tableaux CSV (*.csv *.txt)</source>
        <translation>CSV tables (*.csv *.txt)</translation>
    </message>
    <message id="lists.files_to_read">
        <source>Listes (*.csv *.txt *.xlsx *.xls *.ods *.json)</source>
        <translation>Lists (*.csv *.txt *.xlsx *.xls *.ods *.json)</translation>
    </message>
    <message id="lists.unsaved">
        <source>Pas encore enregistré.</source>
        <translation>Not saved yet.</translation>
    </message>
    <message id="lists.problem">
        <source>Ligne {row} : {problem}</source>
        <translation>Row {row}: {problem}</translation>
    </message>
    <message id="lists.refused" numerus="yes">
        <source>{n} lignes sont à corriger ; rien n’est encore enregistré ni perdu.</source>
        <translation>
            <numerusform>{n} row is to be mended; nothing is saved yet, and nothing lost.</numerusform>
            <numerusform>{n} rows are to be mended; nothing is saved yet, and nothing lost.</numerusform>
        </translation>
    </message>
    <message id="lists.saved">
        <source>Liste enregistrée (version {version}).</source>
        <translation>List saved (version {version}).</translation>
    </message>
    <message id="lists.undo">
        <source>Annuler</source>
        <translation>Undo</translation>
    </message>
    <message id="lists.written">
        <source>Liste écrite dans {file}.</source>
        <translation>List written to {file}.</translation>
    </message>
    <message id="list_versions.title">
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message id="list_versions.difference">
        <source>Ce que la liste en service a de plus (+), de moins (−) ou d’autre (∼)</source>
        <translation>What the list in use has more (+), less (−) or otherwise (∼)</translation>
    </message>
    <message id="list_versions.same">
        <source>Aucune différence.</source>
        <translation>No difference.</translation>
    </message>
    <message id="list_versions.restore">
        <source>Rétablir cette version</source>
        <translation>Restore this version</translation>
    </message>
    <message id="list_versions.current">
        <source>{version} (en service)</source>
        <translation>{version} (in use)</translation>
    </message>
    <message id="list_versions.former">
        <source>{version}</source>
        <translation>{version}</translation>
    </message>
    <message id="list_versions.column_version">
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message id="list_versions.column_day">
        <source>Jour</source>
        <translation>Day</translation>
    </message>
    <message id="list_versions.column_rows">
        <source>Lignes</source>
        <translation>Rows</translation>
    </message>
    <message id="keys.group_lists">
        <source>Listes du service</source>
        <translation>Lists of the desk</translation>
    </message>
    <message id="keys.open_lists">
        <source>Ouvrir les listes du service</source>
        <translation>Open the lists of the desk</translation>
    </message>
    <message id="keys.save_list">
        <source>Enregistrer la liste</source>
        <translation>Save the list</translation>
    </message>
    <message id="keys.add_row">
        <source>Ajouter une ligne</source>
        <translation>Add a row</translation>
    </message>
    <message id="keys.remove_row">
        <source>Retirer la ligne</source>
        <translation>Remove the row</translation>
    </message>
    <message id="keys.import_list">
        <source>Importer un fichier</source>
        <translation>Import a file</translation>
    </message>
    <message id="keys.export_list">
        <source>Exporter la liste</source>
        <translation>Export the list</translation>
    </message>
    <message id="keys.reset_list">
        <source>Revenir à la liste en service</source>
        <translation>Back to the list in use</translation>
    </message>
    <message id="lists.hint_alerts">
        <source>À partir de quand une campagne est dite nouvelle ou en hausse ; remplace les réglages campaign_cases et campaign_growth.</source>
        <translation>From when on a campaign is told as new or rising; takes the place of the settings campaign_cases and campaign_growth.</translation>
    </message>
    <message id="guidance.compare">
        <source>Différences</source>
        <translation>Differences</translation>
    </message>
    <message id="guidance.difference">
        <source>Différences entre versions des conseils</source>
        <translation>Differences between versions of the advice</translation>
    </message>
    <message id="guidance.difference_hint">
        <source>Ce que les conseils en service disent autrement que la version {version} : lignes parties (−) et venues (+).</source>
        <translation>What the advice in use says otherwise than version {version}: lines that went (−) and came (+).</translation>
    </message>
    <message id="guidance.difference_shipped">
        <source>Ce que les conseils en service disent autrement que les conseils fournis : lignes parties (−) et venues (+).</source>
        <translation>What the advice in use says otherwise than the supplied one: lines that went (−) and came (+).</translation>
    </message>
    <message id="guidance.no_difference">
        <source>Aucune différence.</source>
        <translation>No difference.</translation>
    </message>
    <message id="guidance.reordered">
        <source>mêmes lignes, autre ordre</source>
        <translation>the same lines in another order</translation>
    </message>
    <message id="guidance.part_name">
        <source>nom</source>
        <translation>name</translation>
    </message>
    <message id="guidance.part_say">
        <source>phrase à dire</source>
        <translation>sentence to say</translation>
    </message>
    <message id="guidance.part_avoid">
        <source>à éviter</source>
        <translation>to avoid</translation>
    </message>
    <message id="guidance.part_now">
        <source>tout de suite</source>
        <translation>at once</translation>
    </message>
    <message id="guidance.part_today">
        <source>aujourd’hui</source>
        <translation>today</translation>
    </message>
    <message id="guidance.part_routine">
        <source>ensuite</source>
        <translation>afterwards</translation>
    </message>
    <message id="guidance.part_agent">
        <source>pour l’agent</source>
        <translation>for the agent</translation>
    </message>
    <message id="guidance.part_channels">
        <source>contacts</source>
        <translation>contacts</translation>
    </message>
    <message id="guidance.part_source">
        <source>source</source>
        <translation>source</translation>
    </message>
    <message id="guidance.part_verified">
        <source>vérifié</source>
        <translation>verified</translation>
    </message>
    <message id="case.file">
        <source>PDF du dossier</source>
        <translation>PDF for the file</translation>
    </message>
    <message id="case.file_hint">
        <source>Écrire ce cas sur une page PDF, pour le dossier de l’appelant</source>
        <translation>Write this case as a one-page PDF, for the caller’s file</translation>
    </message>
    <message id="case.file_title">
        <source>Cas n° {number} en PDF</source>
        <translation>Case no. {number} as a PDF</translation>
    </message>
    <message id="case.file_busy">
        <source>Écriture du cas n° {number} en PDF…</source>
        <translation>Writing case no. {number} as a PDF…</translation>
    </message>
    <message id="keys.case_file">
        <source>Écrire le cas en PDF d’une page, pour le dossier de l’appelant</source>
        <translation>Write the case as a one-page PDF, for the caller’s file</translation>
    </message>
    <message id="case.guard">
        <source>Liste de garde</source>
        <translation>Guard list</translation>
    </message>
    <message id="case.guard_hint">
        <source>Tout modèle devra juger ce cas comme il est confirmé</source>
        <translation>Every model will have to judge this case as it is confirmed</translation>
    </message>
    <message id="guard.unconfirmed">
        <source>Confirmez d’abord le cas (F5 ou F6) : la liste de garde suit la confirmation.</source>
        <translation>Confirm the case first (F5 or F6): the guard list follows the confirmation.</translation>
    </message>
    <message id="keys.guard_case">
        <source>Mettre sur la liste de garde</source>
        <translation>Put on the guard list</translation>
    </message>
    <message id="difference.none_to_compare">
        <source>Il faut deux modèles : réentraînez d’abord, ou choisissez-en un autre que celui qui sert.</source>
        <translation>There must be two models: retrain first, or choose another than the one in use.</translation>
    </message>
    <message id="difference.earlier">
        <source>Affiché dessous : {now} à côté de {before}. « Comparer » (F5) montre les modèles choisis.</source>
        <translation>Shown below: {now} beside {before}. “Compare” (F5) shows the models that are chosen.</translation>
    </message>
</context>
</TS>
