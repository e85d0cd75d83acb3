<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="fr_FR">
<context>
    <name></name>
    <message id="window.title">
        <translation>Vigie – messages douteux</translation>
    </message>
    <message id="window.unlogged" numerus="yes">
        <translation>
            <numerusform>{n} cas n’est pas encore enregistré. Quitter quand même et le perdre ?</numerusform>
            <numerusform>{n} cas ne sont pas encore enregistrés. Quitter quand même et les perdre ?</numerusform>
        </translation>
    </message>
    <message id="nav.triage">
        <translation>Triage</translation>
    </message>
    <message id="nav.cases">
        <translation>Cas</translation>
    </message>
    <message id="nav.batch">
        <translation>Lot</translation>
    </message>
    <message id="nav.week">
        <translation>Semaine</translation>
    </message>
    <message id="nav.review">
        <translation>Relecture</translation>
    </message>
    <message id="nav.supervisor">
        <translation>Supervision</translation>
    </message>
    <message id="nav.guidance">
        <translation>Conseils</translation>
    </message>
    <message id="nav.health">
        <translation>État du poste</translation>
    </message>
    <message id="nav.help">
        <translation>Aide</translation>
    </message>
    <message id="nav.lock">
        <translation>Verrouiller</translation>
    </message>
    <message id="nav.preferences">
        <translation>Préférences</translation>
    </message>
    <message id="model.looking">
        <translation>Préparation…</translation>
    </message>
    <message id="model.current">
        <translation>Modèle {number}</translation>
    </message>
    <message id="model.of_desk">
        <translation>Modèle {number}, du poste {desk}</translation>
    </message>
    <message id="exchange.interrupted">
        <translation>Partage interrompu</translation>
    </message>
    <message id="exchange.ended">
        <translation>Le partage s’est arrêté ; il reprend de lui-même. Rien n’est perdu.</translation>
    </message>
    <message id="exchange.meaning">
        <translation>Échange avec les autres postes, en arrière-plan</translation>
    </message>
    <message id="exchange.never">
        <translation>Rien n’a encore été partagé</translation>
    </message>
    <message id="exchange.now">
        <translation>Partagé à l’instant</translation>
    </message>
    <message id="exchange.minutes" numerus="yes">
        <translation>
            <numerusform>Partagé il y a {n} min</numerusform>
            <numerusform>Partagé il y a {n} min</numerusform>
        </translation>
    </message>
    <message id="exchange.hours" numerus="yes">
        <translation>
            <numerusform>Partagé il y a {n} h</numerusform>
            <numerusform>Partagé il y a {n} h</numerusform>
        </translation>
    </message>
    <message id="exchange.days" numerus="yes">
        <translation>
            <numerusform>Partagé il y a {n} jour</numerusform>
            <numerusform>Partagé il y a {n} jours</numerusform>
        </translation>
    </message>
    <message id="exchange.waiting">
        <translation>En attente : {number}</translation>
    </message>
    <message id="model.none">
        <translation>Indices seulement : aucun modèle</translation>
    </message>
    <message id="model.building">
        <translation>Modèle en construction : {percent}. Indices seulement d’ici là.</translation>
    </message>
    <message id="model.retraining">
        <translation>Modèle {number} en service. Nouveau modèle : {percent}.</translation>
    </message>
    <message id="banner.error">
        <translation>Attention</translation>
    </message>
    <message id="banner.note">
        <translation>Info</translation>
    </message>
    <message id="banner.done">
        <translation>Fait</translation>
    </message>
    <message id="banner.close">
        <translation>Fermer</translation>
    </message>
    <message id="note.logged">
        <translation>Cas n° {number} enregistré : {decision}.</translation>
    </message>
    <message id="note.tool_said">
        <translation>L’outil disait : « {band} ».</translation>
    </message>
    <message id="note.tool_differs">
        <translation>L’outil disait autre chose : « {band} ». La supervision comparera.</translation>
    </message>
    <message id="note.put_away">
        <translation>Message rangé sans être enregistré.</translation>
    </message>
    <message id="note.take_back">
        <translation>Reprendre (Ctrl+Z)</translation>
    </message>
    <message id="note.drafts" numerus="yes">
        <translation>
            <numerusform>{n} message retrouvé après un arrêt, en attente à gauche (texte masqué).</numerusform>
            <numerusform>{n} messages retrouvés après un arrêt, en attente à gauche (texte masqué).</numerusform>
        </translation>
    </message>
    <message id="note.undo">
        <translation>Annuler (Ctrl+Z)</translation>
    </message>
    <message id="note.put_away_undone">
        <translation>Message rangé repris sur la page.</translation>
    </message>
    <message id="note.waiting_undone">
        <translation>Cas en attente repris sur la page ; il n’est plus à enregistrer.</translation>
    </message>
    <message id="note.redo">
        <translation>Rétablir (Ctrl+Y)</translation>
    </message>
    <message id="note.withdrawn">
        <translation>Cas n° {number} retiré du journal.</translation>
    </message>
    <message id="note.erased">
        <translation>Cas n° {number} effacé : le texte et les domaines ont disparu, les chiffres restent.</translation>
    </message>
    <message id="note.erased_copies">
        <translation>Cas n° {number} effacé. Copies proches qui ont encore leur texte : {count}.</translation>
    </message>
    <message id="note.erased_traces">
        <translation>Cas n° {number} effacé, mais un autre programme utilise le journal : des traces peuvent rester dans ses fichiers jusqu’à « vigie purge ».</translation>
    </message>
    <message id="note.erased_elsewhere">
        <translation>Cas n° {number} effacé sur ce poste ; les autres l’ont encore. Il est effacé partout à son propre poste ou à la supervision.</translation>
    </message>
    <message id="note.retry">
        <translation>Réessayer</translation>
    </message>
    <message id="log.accept">
        <translation>Continuer sans l’ancien journal</translation>
    </message>
    <message id="log.accepted">
        <translation>Vigie continue avec le journal actuel ; le registre l’indique.</translation>
    </message>
    <message id="note.not_logged" numerus="yes">
        <translation>
            <numerusform>Cas pas encore enregistré, gardé en mémoire.</numerusform>
            <numerusform>{n} cas pas encore enregistrés, gardés en mémoire.</numerusform>
        </translation>
    </message>
    <message id="note.model_used">
        <translation>Modèle {number} en service.</translation>
    </message>
    <message id="note.model_made">
        <translation>Candidat {number} prêt, à comparer à la page du modèle.</translation>
    </message>
    <message id="note.training_started">
        <translation>Entraînement lancé ; le modèle {number} sert pendant ce temps.</translation>
    </message>
    <message id="note.first_training_started">
        <translation>Entraînement lancé.</translation>
    </message>
    <message id="error.title">
        <translation>Erreur du programme</translation>
    </message>
    <message id="error.sentence">
        <translation>Vigie a rencontré une erreur qui vient du programme. Le travail peut continuer. Le rapport ci-dessous ne contient aucun texte de message : copiez-le pour votre service informatique.</translation>
    </message>
    <message id="error.copy">
        <translation>Copier le rapport</translation>
    </message>
    <message id="band_next.very_likely_scam">
        <translation>Ne pas suivre le message. Passer par le site officiel.</translation>
    </message>
    <message id="band_next.several_signs">
        <translation>Ne pas suivre le message. Passer par le site officiel.</translation>
    </message>
    <message id="band_next.cannot_tell">
        <translation>Dans le doute, ne pas suivre le message. Vérifier par le site officiel.</translation>
    </message>
    <message id="band_next.few_signs">
        <translation>Rien n’est garanti. Passer par le site officiel.</translation>
    </message>
    <message id="verdict.score">
        <translation>Score : {percent}.</translation>
    </message>
    <message id="verdict.no_score">
        <translation>Sans score.</translation>
    </message>
    <message id="verdict.claims">
        <translation>Se présente comme {name}</translation>
    </message>
    <message id="verdict.frequency">
        <translation>Jusqu’ici, environ {share} messages sur 100 jugés ainsi étaient des arnaques ({model}, {sample} messages).</translation>
    </message>
    <message id="verdict.said">
        <translation>Sur 100 messages jugés ainsi, environ {share} sont des arnaques (entre {low} et {high}, mesure la plus sévère, aucun cas confirmé ; {model}).</translation>
    </message>
    <message id="verdict.said_cases">
        <translation>Sur 100 messages jugés ainsi, environ {share} sont des arnaques (entre {low} et {high} ; cas confirmés : {cases} ; {model}).</translation>
    </message>
    <message id="verdict.model">
        <translation>Modèle {number} du {date}</translation>
    </message>
    <message id="verdict.model_number">
        <translation>Modèle {number}</translation>
    </message>
    <message id="verdict.measure">
        <translation>Fiabilité</translation>
    </message>
    <message id="verdict.poses">
        <translation>Se fait passer pour {name}</translation>
    </message>
    <message id="reasons.for">
        <translation>Signes</translation>
    </message>
    <message id="reasons.against">
        <translation>Contre</translation>
    </message>
    <message id="reasons.none_for">
        <translation>Aucun signe d’arnaque.</translation>
    </message>
    <message id="reasons.none_against">
        <translation>Aucun signe du contraire.</translation>
    </message>
    <message id="reasons.changes">
        <translation>Ce qui changerait le verdict : {items}</translation>
    </message>
    <message id="reasons.change">
        <translation>{text}, ce serait « {band} »</translation>
    </message>
    <message id="reasons.no_change">
        <translation>Aucun signe ne changerait le verdict à lui seul.</translation>
    </message>
    <message id="reasons.quote">
        <translation>« {quote} »</translation>
    </message>
    <message id="reasons.strength_1">
        <translation>Signe faible</translation>
    </message>
    <message id="reasons.strength_2">
        <translation>Signe moyen</translation>
    </message>
    <message id="reasons.strength_3">
        <translation>Signe fort</translation>
    </message>
    <message id="reasons.name">
        <translation>Raisons. Signes d’arnaque : {signs}. Signes contre : {against}.</translation>
    </message>
    <message id="message.name">
        <translation>Message masqué</translation>
    </message>
    <message id="message.passages" numerus="yes">
        <translation>
            <numerusform>{n} passage souligné (F3)</numerusform>
            <numerusform>{n} passages soulignés (F3)</numerusform>
        </translation>
    </message>
    <message id="message.passage_for">
        <translation>{place}/{count} – Pour une arnaque – {reason}</translation>
    </message>
    <message id="message.passage_against">
        <translation>{place}/{count} – Contre – {reason}</translation>
    </message>
    <message id="message.sender">
        <translation>De :</translation>
    </message>
    <message id="message.subject">
        <translation>Objet :</translation>
    </message>
    <message id="message.attachments">
        <translation>Pièces jointes (jamais ouvertes)</translation>
    </message>
    <message id="message.hidden">
        <translation>Texte caché dans le message</translation>
    </message>
    <message id="message.around">
        <translation>Autour du message :</translation>
    </message>
    <message id="message.around_not_kept">
        <translation>L’appelant a écrit quelque chose à côté du message ; ses mots ne sont pas gardés.</translation>
    </message>
    <message id="message.headers">
        <translation>En-têtes :</translation>
    </message>
    <message id="message.notes">
        <translation>Notes de lecture :</translation>
    </message>
    <message id="header.reply_to">
        <translation>Répondre à :</translation>
    </message>
    <message id="header.return_path">
        <translation>Retour en cas d’échec :</translation>
    </message>
    <message id="header.sent_by">
        <translation>Envoyé par :</translation>
    </message>
    <message id="header.received">
        <translation>Passé par :</translation>
    </message>
    <message id="header.checks">
        <translation>Contrôles :</translation>
    </message>
    <message id="batch.files">
        <translation>Choisir des fichiers…</translation>
    </message>
    <message id="batch.files_hint">
        <translation>E-mails, SMS, captures, PDF, tableaux ou boîtes aux lettres</translation>
    </message>
    <message id="batch.folder">
        <translation>Choisir un dossier…</translation>
    </message>
    <message id="batch.stop">
        <translation>Arrêter</translation>
    </message>
    <message id="batch.progress">
        <translation>Messages lus</translation>
    </message>
    <message id="batch.invitation">
        <translation>Déposez ici un dossier, des fichiers, un tableau (.csv), une boîte aux lettres (.mbox) ou une sauvegarde de SMS (.xml, .json) : chaque message devient une ligne.</translation>
    </message>
    <message id="batch.reading">
        <translation>Lecture en cours…</translation>
    </message>
    <message id="batch.stopped">
        <translation>Arrêté avant la fin.</translation>
    </message>
    <message id="batch.done" numerus="yes">
        <translation>
            <numerusform>{n} message</numerusform>
            <numerusform>{n} messages</numerusform>
        </translation>
    </message>
    <message id="batch.tally">
        <translation>{name} : {n}</translation>
    </message>
    <message id="batch.unread">
        <translation>Illisible</translation>
    </message>
    <message id="batch.name">
        <translation>Messages du lot</translation>
    </message>
    <message id="batch.open">
        <translation>Ouvrir</translation>
    </message>
    <message id="batch.none_to_open">
        <translation>Choisissez d’abord une ligne lisible à ouvrir.</translation>
    </message>
    <message id="batch.none_selected">
        <translation>Choisissez d’abord une ou plusieurs lignes à enregistrer.</translation>
    </message>
    <message id="batch.against_verdict" numerus="yes">
        <translation>
            <numerusform>{n} message jugé autrement par l’outil n’est pas enregistré : ouvrez-le (Entrée) pour dire pourquoi.</numerusform>
            <numerusform>{n} messages jugés autrement par l’outil ne sont pas enregistrés : ouvrez-les un à un (Entrée) pour dire pourquoi.</numerusform>
        </translation>
    </message>
    <message id="batch.log_scam">
        <translation>Enregistrer : arnaque</translation>
    </message>
    <message id="batch.log_legit">
        <translation>Enregistrer : légitime</translation>
    </message>
    <message id="batch.log_unsure">
        <translation>Enregistrer : incertain</translation>
    </message>
    <message id="batch.logged" numerus="yes">
        <translation>
            <numerusform>{n} cas enregistré.</numerusform>
            <numerusform>{n} cas enregistrés.</numerusform>
        </translation>
    </message>
    <message id="batch.undo">
        <translation>Annuler</translation>
    </message>
    <message id="batch.column_band">
        <translation>Verdict</translation>
    </message>
    <message id="batch.column_name">
        <translation>Fichier</translation>
    </message>
    <message id="batch.column_decision">
        <translation>Avis</translation>
    </message>
    <message id="batch.column_message">
        <translation>Message</translation>
    </message>
    <message id="message.masked">
        <translation>Masqué : {items}.</translation>
    </message>
    <message id="message.masked_nothing">
        <translation>Rien à masquer.</translation>
    </message>
    <message id="message.purged">
        <translation>Texte effacé selon la durée de conservation.</translation>
    </message>
    <message id="message.erased">
        <translation>Texte effacé sur demande.</translation>
    </message>
    <message id="message.unfold">
        <translation>Tout le message</translation>
    </message>
    <message id="message.whole">
        <translation>Montrer toutes les lignes du message (F3 aussi)</translation>
    </message>
    <message id="mask.NIR">
        <translation>n° de sécurité sociale</translation>
    </message>
    <message id="mask.IBAN_FR">
        <translation>IBAN français</translation>
    </message>
    <message id="mask.IBAN_ETRANGER">
        <translation>IBAN étranger</translation>
    </message>
    <message id="mask.RIB">
        <translation>RIB</translation>
    </message>
    <message id="mask.CARTE">
        <translation>n° de carte</translation>
    </message>
    <message id="mask.TEL_MOBILE">
        <translation>mobile</translation>
    </message>
    <message id="mask.TEL_FIXE">
        <translation>téléphone fixe</translation>
    </message>
    <message id="mask.TEL_GRATUIT">
        <translation>n° gratuit</translation>
    </message>
    <message id="mask.TEL_SURTAXE">
        <translation>n° surtaxé</translation>
    </message>
    <message id="mask.TEL_ETRANGER">
        <translation>téléphone étranger</translation>
    </message>
    <message id="mask.EMAIL">
        <translation>adresse e-mail</translation>
    </message>
    <message id="mask.MONTANT">
        <translation>montant</translation>
    </message>
    <message id="mask.PETIT_MONTANT">
        <translation>petit montant</translation>
    </message>
    <message id="mask.DATE">
        <translation>date</translation>
    </message>
    <message id="mask.NOM">
        <translation>nom</translation>
    </message>
    <message id="mask.CONTRAT">
        <translation>n° de contrat</translation>
    </message>
    <message id="mask.ADRESSE">
        <translation>adresse</translation>
    </message>
    <message id="mask.CODE">
        <translation>code</translation>
    </message>
    <message id="mask.NUMERO">
        <translation>autre numéro</translation>
    </message>
    <message id="mask.VALEUR">
        <translation>valeur</translation>
    </message>
    <message id="mask.LIEN">
        <translation>lien</translation>
    </message>
    <message id="mask.DONNEES">
        <translation>données</translation>
    </message>
    <message id="links.name">
        <translation>Liens du message (inactifs)</translation>
    </message>
    <message id="links.words">
        <translation>« {words} »</translation>
    </message>
    <message id="links.hidden">
        <translation>raccourci : destination cachée</translation>
    </message>
    <message id="links.known">
        <translation>connu : {owner}</translation>
    </message>
    <message id="links.unknown">
        <translation>inconnu</translation>
    </message>
    <message id="links.poses">
        <translation>affiche {shown}, mène ailleurs</translation>
    </message>
    <message id="links.more" numerus="yes">
        <translation>
            <numerusform>Et {n} autre site : {names}</numerusform>
            <numerusform>Et {n} autres sites : {names}</numerusform>
        </translation>
    </message>
    <message id="campaign.latest">
        <translation>dernier : n° {number}, {decision}</translation>
    </message>
    <message id="campaign.same">
        <translation>Enregistrer aussi : {decision} ({keys})</translation>
    </message>
    <message id="campaign.same_hint">
        <translation>Demander ce qu’a fait l’appelant, puis enregistrer ce cas comme ceux de la campagne</translation>
    </message>
    <message id="campaign.seen" numerus="yes">
        <translation>
            <numerusform>Déjà vu {n} fois depuis le {since}</numerusform>
            <numerusform>Déjà vu {n} fois depuis le {since}</numerusform>
        </translation>
    </message>
    <message id="campaign.desks" numerus="yes">
        <translation>
            <numerusform>sur {n} poste</numerusform>
            <numerusform>sur {n} postes</numerusform>
        </translation>
    </message>
    <message id="campaign.scam" numerus="yes">
        <translation>
            <numerusform>{n} confirmé comme arnaque</numerusform>
            <numerusform>{n} confirmés comme arnaques</numerusform>
        </translation>
    </message>
    <message id="campaign.legit" numerus="yes">
        <translation>
            <numerusform>{n} confirmé comme légitime</numerusform>
            <numerusform>{n} confirmés comme légitimes</numerusform>
        </translation>
    </message>
    <message id="sheet.none">
        <translation>Campagne</translation>
    </message>
    <message id="sheet.title" numerus="yes">
        <translation>
            <numerusform>Campagne n° {campaign} · {n} cas · {seen}</numerusform>
            <numerusform>Campagne n° {campaign} · {n} cas · {seen}</numerusform>
        </translation>
    </message>
    <message id="sheet.conflict">
        <translation>Les confirmations se contredisent. Cas à revoir : {cases}</translation>
    </message>
    <message id="sheet.bounded">
        <translation>Tout est compté sur l’ensemble des cas ; les textes, domaines et numéros, sur les {number} plus récents.</translation>
    </message>
    <message id="sheet.days">
        <translation>Cas par jour</translation>
    </message>
    <message id="sheet.day_table">
        <translation>Jours avec leur nombre de cas</translation>
    </message>
    <message id="sheet.chart">
        <translation>Cas par jour, en image</translation>
    </message>
    <message id="sheet.chart_description" numerus="yes">
        <translation>
            <numerusform>Au plus {n} cas, le {day}. Le tableau qui suit donne chaque jour.</numerusform>
            <numerusform>Au plus {n} cas, le {day}. Le tableau qui suit donne chaque jour.</numerusform>
        </translation>
    </message>
    <message id="sheet.variants" numerus="yes">
        <translation>
            <numerusform>{n} texte</numerusform>
            <numerusform>{n} textes différents</numerusform>
        </translation>
    </message>
    <message id="sheet.variant_table">
        <translation>Textes différents de la campagne</translation>
    </message>
    <message id="sheet.text_removed">
        <translation>(texte supprimé)</translation>
    </message>
    <message id="sheet.cases">
        <translation>Cas les plus récents</translation>
    </message>
    <message id="sheet.case_table">
        <translation>Cas de la campagne</translation>
    </message>
    <message id="sheet.column_day">
        <translation>Jour</translation>
    </message>
    <message id="sheet.column_cases">
        <translation>Cas</translation>
    </message>
    <message id="sheet.column_seen">
        <translation>Vu</translation>
    </message>
    <message id="sheet.column_latest">
        <translation>Dernier cas</translation>
    </message>
    <message id="sheet.column_text">
        <translation>Texte masqué</translation>
    </message>
    <message id="sheet.domains">
        <translation>Domaines</translation>
    </message>
    <message id="sheet.numbers">
        <translation>Numéros</translation>
    </message>
    <message id="sheet.same_number">
        <translation>le même numéro</translation>
    </message>
    <message id="sheet.outcomes">
        <translation>Appelants</translation>
    </message>
    <message id="sheet.decisions">
        <translation>Avis</translation>
    </message>
    <message id="sheet.labels">
        <translation>Confirmations</translation>
    </message>
    <message id="sheet.confirm">
        <translation>Confirmer tous les cas</translation>
    </message>
    <message id="sheet.confirm_scam">
        <translation>Arnaque</translation>
    </message>
    <message id="sheet.confirm_legit">
        <translation>Légitime</translation>
    </message>
    <message id="sheet.confirm_None">
        <translation>Retirer</translation>
    </message>
    <message id="sheet.decide">
        <translation>Même avis pour tous les cas</translation>
    </message>
    <message id="sheet.decide_one">
        <translation>Avis pour tous les cas : {decision}</translation>
    </message>
    <message id="sheet.split">
        <translation>Séparer les cas sélectionnés</translation>
    </message>
    <message id="sheet.split_hint">
        <translation>Faire de ces cas une campagne à part</translation>
    </message>
    <message id="sheet.other">
        <translation>Autre campagne n° :</translation>
    </message>
    <message id="sheet.merge">
        <translation>Fusionner</translation>
    </message>
    <message id="sheet.merge_hint">
        <translation>Réunir les deux campagnes sous le plus petit numéro</translation>
    </message>
    <message id="sheet.back">
        <translation>Revenir</translation>
    </message>
    <message id="sheet.nothing_changed">
        <translation>Rien à changer dans la campagne n° {number}.</translation>
    </message>
    <message id="sheet.done_campaign_split" numerus="yes">
        <translation>
            <numerusform>{n} cas de la campagne n° {campaign} forme la campagne n° {other}.</numerusform>
            <numerusform>{n} cas de la campagne n° {campaign} forment la campagne n° {other}.</numerusform>
        </translation>
    </message>
    <message id="sheet.done_campaign_merged" numerus="yes">
        <translation>
            <numerusform>{n} cas de la campagne n° {campaign} a rejoint la campagne n° {other}.</numerusform>
            <numerusform>{n} cas de la campagne n° {campaign} ont rejoint la campagne n° {other}.</numerusform>
        </translation>
    </message>
    <message id="sheet.done_campaign_decided" numerus="yes">
        <translation>
            <numerusform>Avis changé pour {n} cas de la campagne n° {campaign}.</numerusform>
            <numerusform>Avis changé pour {n} cas de la campagne n° {campaign}.</numerusform>
        </translation>
    </message>
    <message id="sheet.done_campaign_confirmed" numerus="yes">
        <translation>
            <numerusform>Confirmation changée pour {n} cas de la campagne n° {campaign}.</numerusform>
            <numerusform>Confirmation changée pour {n} cas de la campagne n° {campaign}.</numerusform>
        </translation>
    </message>
    <message id="sheet.undone" numerus="yes">
        <translation>
            <numerusform>Annulé pour {n} cas de la campagne n° {campaign}.</numerusform>
            <numerusform>Annulé pour {n} cas de la campagne n° {campaign}.</numerusform>
        </translation>
    </message>
    <message id="sheet.kept" numerus="yes">
        <translation>
            <numerusform>{n} cas modifié depuis reste tel quel.</numerusform>
            <numerusform>{n} cas modifiés depuis restent tels quels.</numerusform>
        </translation>
    </message>
    <message id="triage.title">
        <translation>Un message douteux ?</translation>
    </message>
    <message id="triage.invitation">
        <translation>Copiez-le et appuyez sur Ctrl+V : le verdict, ses raisons et les conseils s’affichent ici. Un fichier se dépose ici ou s’ouvre par Ctrl+O : e-mail, page, texte, invitation, PDF ou image.</translation>
    </message>
    <message id="triage.busy">
        <translation>Lecture du message…</translation>
    </message>
    <message id="triage.stop">
        <translation>Arrêter</translation>
    </message>
    <message id="triage.stop_hint">
        <translation>Ne plus lire ce message ; son texte peut être collé</translation>
    </message>
    <message id="observe.title">
        <translation>Deux coups d’œil avant le verdict</translation>
    </message>
    <message id="observe.hint">
        <translation>Regardez le message et répondez avec les touches 1, 2, 3. Le verdict de l’outil vient ensuite.</translation>
    </message>
    <message id="observe.asks">
        <translation>Le message demande-t-il de cliquer, payer, rappeler ou donner quelque chose ?</translation>
    </message>
    <message id="observe.expected">
        <translation>L’appelant attendait-il ce message ?</translation>
    </message>
    <message id="call.pause">
        <translation>Pause</translation>
    </message>
    <message id="call.go_on">
        <translation>Reprendre</translation>
    </message>
    <message id="call.pause_hint">
        <translation>Arrêter le temps de cet appel, ou le reprendre</translation>
    </message>
    <message id="call.hold">
        <translation>Attente</translation>
    </message>
    <message id="call.kept">
        <translation>Ce qui est gardé</translation>
    </message>
    <message id="call.kept_hint">
        <translation>Voir ce que le journal garderait de ce message</translation>
    </message>
    <message id="call.reference_lost">
        <translation>À ressaisir, n’a pas été gardée</translation>
    </message>
    <message id="call.hold_hint">
        <translation>Mettre cet appel en attente ; page vide : reprendre le plus ancien</translation>
    </message>
    <message id="call.time">
        <translation>Durée de l’appel : {time}</translation>
    </message>
    <message id="kept.title">
        <translation>Ce qui est gardé de ce message</translation>
    </message>
    <message id="kept.sentence">
        <translation>Voici tout ce que le journal garde de ce message quand le cas est enregistré. Rien d’autre de ce message n’est écrit sur le disque.</translation>
    </message>
    <message id="shelf.name">
        <translation>Appels en attente</translation>
    </message>
    <message id="shelf.heading" numerus="yes">
        <translation>
            <numerusform>En attente (F9)</numerusform>
            <numerusform>En attente : {n} (F9)</numerusform>
        </translation>
    </message>
    <message id="shelf.resume">
        <translation>Reprendre l’appel : {title}, {time}</translation>
    </message>
    <message id="shelf.typing">
        <translation>Message en cours</translation>
    </message>
    <message id="triage.message">
        <translation>Message</translation>
    </message>
    <message id="triage.correct">
        <translation>Corriger</translation>
    </message>
    <message id="triage.correct_hint">
        <translation>Reprendre le texte, l’expéditeur ou le canal</translation>
    </message>
    <message id="input.text">
        <translation>&amp;Message de l’appelant</translation>
    </message>
    <message id="input.placeholder">
        <translation>Collez ici le message (Ctrl+V), ou ouvrez un fichier (Ctrl+O) : .eml, .msg, .mht, .html, .txt, .rtf, .ics, .pdf ou une image.</translation>
    </message>
    <message id="input.channel">
        <translation>Ca&amp;nal</translation>
    </message>
    <message id="input.sender">
        <translation>Ex&amp;péditeur</translation>
    </message>
    <message id="input.subject">
        <translation>O&amp;bjet</translation>
    </message>
    <message id="input.optional">
        <translation>facultatif</translation>
    </message>
    <message id="input.guess_channel">
        <translation>Automatique</translation>
    </message>
    <message id="input.assess">
        <translation>Analyser</translation>
    </message>
    <message id="input.assess_hint">
        <translation>Donner le verdict sur ce texte</translation>
    </message>
    <message id="input.privacy">
        <translation>Numéros et noms sont masqués avant tout enregistrement.</translation>
    </message>
    <message id="picture.name">
        <translation>Image collée</translation>
    </message>
    <message id="picture.hint">
        <translation>L’image reste en mémoire et n’est jamais enregistrée.</translation>
    </message>
    <message id="picture.remove">
        <translation>Retirer</translation>
    </message>
    <message id="picture.placeholder">
        <translation>Recopiez ici le texte de l’image, puis Ctrl+Entrée.</translation>
    </message>
    <message id="advice.question">
        <translation>Qu’a fait l’appelant ? (F8)</translation>
    </message>
    <message id="advice.ask">
        <translation>Demandez à l’appelant :</translation>
    </message>
    <message id="advice.questions">
        <translation>Avez-vous cliqué ou répondu ?
Avez-vous saisi ou dit quelque chose (carte, code, mot de passe) ?
Quelqu’un vous a-t-il appelé depuis ?</translation>
    </message>
    <message id="advice.steps">
        <translation>Conseils</translation>
    </message>
    <message id="advice.say">
        <translation>À lire : « {sentence} »</translation>
    </message>
    <message id="advice.avoid">
        <translation>À éviter : {what}</translation>
    </message>
    <message id="advice.source">
        <translation>Sources : {source}. Version {version} du {date}.</translation>
    </message>
    <message id="advice.group_gave">
        <translation>Donné :</translation>
    </message>
    <message id="advice.group_paid">
        <translation>Payé :</translation>
    </message>
    <message id="advice.group_took">
        <translation>Installé, signé :</translation>
    </message>
    <message id="advice.group_other">
        <translation>Autre :</translation>
    </message>
    <message id="advice.contacts">
        <translation>À qui s’adresser</translation>
    </message>
    <message id="advice.more">
        <translation>Suite</translation>
    </message>
    <message id="advice.copy_contact">
        <translation>Copier un contact</translation>
    </message>
    <message id="advice.sources">
        <translation>Sources</translation>
    </message>
    <message id="advice.mark_now">
        <translation>Maintenant</translation>
    </message>
    <message id="advice.mark_today">
        <translation>Aujourd’hui</translation>
    </message>
    <message id="advice.mark_routine">
        <translation>Ensuite</translation>
    </message>
    <message id="advice.mark_avoid">
        <translation>À éviter</translation>
    </message>
    <message id="advice.mark_agent">
        <translation>Pour vous</translation>
    </message>
    <message id="answer.report_fr">
        <translation>Comment signaler le message, en français</translation>
    </message>
    <message id="answer.report_en">
        <translation>Comment signaler le message, en anglais</translation>
    </message>
    <message id="answer.contact_copied">
        <translation>Copié : {contact}</translation>
    </message>
    <message id="keys.contact">
        <translation>Copier un contact, puis le suivant</translation>
    </message>
    <message id="keys.more_advice">
        <translation>Suite des conseils</translation>
    </message>
    <message id="decision.ask_outcome">
        <translation>Qu’a fait l’appelant ? Une réponse, puis {keys} enregistre : {decision}.</translation>
    </message>
    <message id="timing.now">
        <translation>Maintenant, pendant l’appel</translation>
    </message>
    <message id="timing.today">
        <translation>Aujourd’hui</translation>
    </message>
    <message id="timing.routine">
        <translation>Ensuite</translation>
    </message>
    <message id="answer.copy">
        <translation>Copier la réponse</translation>
    </message>
    <message id="answer.hint">
        <translation>Copier ces conseils pour l’appelant</translation>
    </message>
    <message id="answer.sms_fr">
        <translation>SMS, en français</translation>
    </message>
    <message id="answer.email_fr">
        <translation>E-mail, en français</translation>
    </message>
    <message id="answer.sms_en">
        <translation>SMS, en anglais</translation>
    </message>
    <message id="answer.email_en">
        <translation>E-mail, en anglais</translation>
    </message>
    <message id="answer.copied">
        <translation>Réponse copiée : collez-la dans un SMS ou un e-mail.</translation>
    </message>
    <message id="decision.question">
        <translation>Votre avis :</translation>
    </message>
    <message id="dissent.question">
        <translation>Pourquoi ? (1 à 5)</translation>
    </message>
    <message id="dissent.caller">
        <translation>Dit par l’appelant</translation>
    </message>
    <message id="dissent.checked">
        <translation>Vérifié</translation>
    </message>
    <message id="dissent.reading">
        <translation>Lu autrement</translation>
    </message>
    <message id="dissent.campaign">
        <translation>Campagne connue</translation>
    </message>
    <message id="dissent.other">
        <translation>Autre</translation>
    </message>
    <message id="decision.scam_hint">
        <translation>Je tiens ce message pour une arnaque</translation>
    </message>
    <message id="decision.legit_hint">
        <translation>Je tiens ce message pour légitime</translation>
    </message>
    <message id="decision.unsure_hint">
        <translation>Je ne sais pas ; la supervision tranchera</translation>
    </message>
    <message id="decision.clear">
        <translation>Effacer</translation>
    </message>
    <message id="decision.clear_hint">
        <translation>Ranger ce message sans l’enregistrer</translation>
    </message>
    <message id="decision.log">
        <translation>Enregistrer ↵</translation>
    </message>
    <message id="decision.log_hint">
        <translation>Enregistrer le cas avec votre avis</translation>
    </message>
    <message id="decision.note">
        <translation>F5, F6 ou F7 pour votre avis, puis Entrée pour enregistrer.</translation>
    </message>
    <message id="decision.look_first">
        <translation>Répondez d’abord aux deux questions ; votre avis vient ensuite.</translation>
    </message>
    <message id="cases.name">
        <translation>Liste des cas</translation>
    </message>
    <message id="cases.search">
        <translation>&amp;Chercher</translation>
    </message>
    <message id="cases.search_hint">
        <translation>mots du message…</translation>
    </message>
    <message id="cases.band">
        <translation>&amp;Verdict</translation>
    </message>
    <message id="cases.decision">
        <translation>&amp;Avis</translation>
    </message>
    <message id="cases.label">
        <translation>Con&amp;firmation</translation>
    </message>
    <message id="cases.all">
        <translation>Tous</translation>
    </message>
    <message id="cases.unlabelled">
        <translation>Non confirmé</translation>
    </message>
    <message id="cases.period">
        <translation>Période</translation>
    </message>
    <message id="cases.this_week">
        <translation>Cette semaine</translation>
    </message>
    <message id="cases.last_week">
        <translation>Semaine passée</translation>
    </message>
    <message id="cases.last_days">
        <translation>30 jours</translation>
    </message>
    <message id="cases.disagreement">
        <translation>Contre l’avis</translation>
    </message>
    <message id="cases.call_back">
        <translation>À rappeler</translation>
    </message>
    <message id="cases.of_figure">
        <translation>Chiffre du rapport</translation>
    </message>
    <message id="cases.more_filters">
        <translation>Plus…</translation>
    </message>
    <message id="cases.channel">
        <translation>Canal</translation>
    </message>
    <message id="cases.scenario">
        <translation>Scénario</translation>
    </message>
    <message id="cases.outcome">
        <translation>Fait par l’appelant</translation>
    </message>
    <message id="cases.organisation">
        <translation>Organisme</translation>
    </message>
    <message id="cases.domain">
        <translation>Domaine ou adresse</translation>
    </message>
    <message id="cases.phone">
        <translation>Numéro de téléphone</translation>
    </message>
    <message id="cases.agent">
        <translation>Agent</translation>
    </message>
    <message id="cases.campaign">
        <translation>Campagne n°</translation>
    </message>
    <message id="cases.caller_file">
        <translation>Dossier</translation>
    </message>
    <message id="cases.origin">
        <translation>Origine</translation>
    </message>
    <message id="cases.imported">
        <translation>Anciennes listes</translation>
    </message>
    <message id="cases.count_above">
        <translation>plus de {n} cas</translation>
    </message>
    <message id="cases.clear_filter">
        <translation>Tout montrer</translation>
    </message>
    <message id="views.name">
        <translation>Vue</translation>
    </message>
    <message id="views.hint">
        <translation>nom d’une vue</translation>
    </message>
    <message id="views.save">
        <translation>Enregistrer</translation>
    </message>
    <message id="views.save_hint">
        <translation>Garde ce filtre sous ce nom, sans numéro de téléphone.</translation>
    </message>
    <message id="views.remove">
        <translation>Retirer</translation>
    </message>
    <message id="cases.more">
        <translation>Cas plus anciens</translation>
    </message>
    <message id="cases.more_hint">
        <translation>Montrer la page suivante</translation>
    </message>
    <message id="cases.column_number">
        <translation>N°</translation>
    </message>
    <message id="cases.column_opened">
        <translation>Ouvert</translation>
    </message>
    <message id="cases.column_band">
        <translation>Verdict</translation>
    </message>
    <message id="cases.column_opinion">
        <translation>Avis, confirmation</translation>
    </message>
    <message id="cases.column_message">
        <translation>Message</translation>
    </message>
    <message id="cases.against_verdict">
        <translation>≠ verdict</translation>
    </message>
    <message id="cases.against_decision">
        <translation>≠ avis</translation>
    </message>
    <message id="cases.confirmed_scam">
        <translation>Arnaque confirmée</translation>
    </message>
    <message id="cases.confirmed_legit">
        <translation>Légitime confirmé</translation>
    </message>
    <message id="cases.no_link">
        <translation>Sans lien</translation>
    </message>
    <message id="cases.text_gone">
        <translation>Texte effacé</translation>
    </message>
    <message id="cases.none">
        <translation>Aucun cas pour l’instant. Collez un message dans Triage (Ctrl+1) : le cas que vous enregistrez apparaît ici.</translation>
    </message>
    <message id="cases.none_of_filter">
        <translation>Aucun cas ne correspond à ces filtres. Échap montre tous les cas.</translation>
    </message>
    <message id="cases.count" numerus="yes">
        <translation>
            <numerusform>{n} cas</numerusform>
            <numerusform>{n} cas</numerusform>
        </translation>
    </message>
    <message id="cases.undone">
        <translation>Annulé : confirmation du cas n° {number}, de nouveau « {label} ».</translation>
    </message>
    <message id="cases.redone">
        <translation>Rétabli : confirmation du cas n° {number}, « {label} ».</translation>
    </message>
    <message id="cases.redo">
        <translation>Rétablir</translation>
    </message>
    <message id="note.nothing_undone">
        <translation>Rien à annuler.</translation>
    </message>
    <message id="note.nothing_redone">
        <translation>Rien à rétablir.</translation>
    </message>
    <message id="case.none">
        <translation>Aucun cas choisi</translation>
    </message>
    <message id="case.none_hint">
        <translation>Choisissez une ligne de la liste pour lire le message masqué et son historique.</translation>
    </message>
    <message id="case.title">
        <translation>Cas n° {number}</translation>
    </message>
    <message id="case.opened">
        <translation>Ouvert</translation>
    </message>
    <message id="case.band">
        <translation>Verdict de l’outil</translation>
    </message>
    <message id="case.decision">
        <translation>Avis de l’agent</translation>
    </message>
    <message id="case.label">
        <translation>Confirmation</translation>
    </message>
    <message id="case.outcome">
        <translation>L’appelant</translation>
    </message>
    <message id="case.scenario">
        <translation>Scénario</translation>
    </message>
    <message id="case.domains">
        <translation>Domaines</translation>
    </message>
    <message id="case.history">
        <translation>Historique</translation>
    </message>
    <message id="case.signs">
        <translation>Signes relevés</translation>
    </message>
    <message id="case.signs_gone">
        <translation>Effacés avec le texte.</translation>
    </message>
    <message id="case.no_signs">
        <translation>Aucun signe vérifiable.</translation>
    </message>
    <message id="case.by_model">
        <translation>Modèle {number}</translation>
    </message>
    <message id="case.dissent_caller">
        <translation>expliqué par l’appelant</translation>
    </message>
    <message id="case.dissent_checked">
        <translation>vérifié auprès de l’organisme</translation>
    </message>
    <message id="case.dissent_reading">
        <translation>message mal lu par l’outil</translation>
    </message>
    <message id="case.dissent_campaign">
        <translation>campagne connue ou envoi annoncé</translation>
    </message>
    <message id="case.dissent_other">
        <translation>autre raison</translation>
    </message>
    <message id="case.confirm">
        <translation>Confirmation par la supervision</translation>
    </message>
    <message id="case.label_scam">
        <translation>Arnaque</translation>
    </message>
    <message id="case.label_legit">
        <translation>Légitime</translation>
    </message>
    <message id="case.label_scam_hint">
        <translation>Confirmer que ce message est une arnaque</translation>
    </message>
    <message id="case.label_legit_hint">
        <translation>Confirmer que ce message est légitime</translation>
    </message>
    <message id="case.withdraw">
        <translation>Retirer</translation>
    </message>
    <message id="case.withdraw_hint">
        <translation>Retirer la confirmation</translation>
    </message>
    <message id="case.undo">
        <translation>Annuler</translation>
    </message>
    <message id="case.undo_hint">
        <translation>Annuler votre dernière action, quelle que soit la page</translation>
    </message>
    <message id="case.campaign_hint">
        <translation>Voir les copies proches de ce cas, et les traiter ensemble</translation>
    </message>
    <message id="case.campaign_number">
        <translation>Campagne n° {number}</translation>
    </message>
    <message id="case.remove">
        <translation>Retirer le cas…</translation>
    </message>
    <message id="case.remove_hint">
        <translation>Retirer ce cas et son texte du journal, avec un motif</translation>
    </message>
    <message id="case.remove_title">
        <translation>Retirer le cas n° {number}</translation>
    </message>
    <message id="case.remove_warning">
        <translation>Le cas et son texte quittent le journal définitivement. Le motif reste dans le registre, avec votre nom.</translation>
    </message>
    <message id="case.remove_reason">
        <translation>&amp;Motif</translation>
    </message>
    <message id="case.remove_now">
        <translation>Retirer le cas</translation>
    </message>
    <message id="case.erase">
        <translation>Effacer…</translation>
    </message>
    <message id="case.erase_hint">
        <translation>Effacer ce qui identifie une personne dans ce cas, avec un motif</translation>
    </message>
    <message id="case.erase_title">
        <translation>Effacer le cas n° {number}</translation>
    </message>
    <message id="case.erase_warning">
        <translation>Le texte, ses mots dans la recherche, les domaines et ce qui reconnaît les copies proches disparaissent définitivement : cela ne peut pas être annulé. Le verdict, l’avis et la confirmation restent dans les chiffres. Le motif reste dans le registre, avec votre nom.</translation>
    </message>
    <message id="case.erase_now">
        <translation>Effacer définitivement</translation>
    </message>
    <message id="event.case_opened">
        <translation>cas ouvert</translation>
    </message>
    <message id="step.case_opened">
        <translation>{actor} a enregistré le cas, avis « {value} ».</translation>
    </message>
    <message id="step.case_imported">
        <translation>{actor} a importé le cas d’une ancienne liste, avis « {value} ».</translation>
    </message>
    <message id="step.case_withdrawn">
        <translation>{actor} a retiré le cas du journal.</translation>
    </message>
    <message id="step.case_erased">
        <translation>{actor} a effacé les données personnelles du cas.</translation>
    </message>
    <message id="step.decision_changed">
        <translation>{actor} a changé l’avis en « {value} ».</translation>
    </message>
    <message id="step.advice_given">
        <translation>{actor} a noté ce que l’appelant a fait.</translation>
    </message>
    <message id="step.note_added">
        <translation>{actor} a ajouté une note.</translation>
    </message>
    <message id="step.note_withdrawn">
        <translation>{actor} a supprimé une note.</translation>
    </message>
    <message id="step.reference_set">
        <translation>{actor} a enregistré la référence du dossier.</translation>
    </message>
    <message id="step.reference_withdrawn">
        <translation>{actor} a supprimé la référence du dossier.</translation>
    </message>
    <message id="step.called_back">
        <translation>{actor} a rappelé l’assuré.</translation>
    </message>
    <message id="step.call_back_withdrawn">
        <translation>{actor} a retiré la mention du rappel.</translation>
    </message>
    <message id="step.label_given">
        <translation>{actor} a confirmé « {value} ».</translation>
    </message>
    <message id="step.label_withdrawn">
        <translation>{actor} a retiré la confirmation.</translation>
    </message>
    <message id="step.campaign_split">
        <translation>{actor} a séparé des cas de la campagne.</translation>
    </message>
    <message id="step.campaign_merged">
        <translation>{actor} a réuni deux campagnes.</translation>
    </message>
    <message id="step.campaign_decided">
        <translation>{actor} a donné le même avis à toute la campagne.</translation>
    </message>
    <message id="step.campaign_confirmed">
        <translation>{actor} a changé la confirmation de toute la campagne.</translation>
    </message>
    <message id="step.outcomes">
        <translation>L’appelant {outcomes}.</translation>
    </message>
    <message id="step.dissent">
        <translation>Contre le verdict : {reason}.</translation>
    </message>
    <message id="event.case_withdrawn">
        <translation>cas retiré</translation>
    </message>
    <message id="event.case_erased">
        <translation>données personnelles effacées</translation>
    </message>
    <message id="event.decision_changed">
        <translation>avis changé</translation>
    </message>
    <message id="event.advice_given">
        <translation>conseil donné</translation>
    </message>
    <message id="event.called_back">
        <translation>assuré rappelé</translation>
    </message>
    <message id="event.call_back_withdrawn">
        <translation>rappel retiré</translation>
    </message>
    <message id="event.label_given">
        <translation>confirmation donnée</translation>
    </message>
    <message id="event.label_withdrawn">
        <translation>confirmation retirée</translation>
    </message>
    <message id="event.note_added">
        <translation>note ajoutée</translation>
    </message>
    <message id="event.note_withdrawn">
        <translation>note annulée</translation>
    </message>
    <message id="event.reference_set">
        <translation>référence du dossier enregistrée</translation>
    </message>
    <message id="event.reference_withdrawn">
        <translation>référence du dossier annulée</translation>
    </message>
    <message id="case.note">
        <translation>Note</translation>
    </message>
    <message id="case.reference">
        <translation>Dossier</translation>
    </message>
    <message id="case.note_hint">
        <translation>Masquée, 500 caractères</translation>
    </message>
    <message id="case.reference_hint">
        <translation>Seule l’empreinte reste</translation>
    </message>
    <message id="case.save_note">
        <translation>Ajouter</translation>
    </message>
    <message id="case.save_reference">
        <translation>Garder</translation>
    </message>
    <message id="case.same_file">
        <translation>Même dossier : cas {cases}</translation>
    </message>
    <message id="case.same_file_cases">
        <translation>Même dossier : cas {cases}</translation>
    </message>
    <message id="case.file_alone">
        <translation>Dossier connu, aucun autre cas</translation>
    </message>
    <message id="case.file_number">
        <translation>n° {number}</translation>
    </message>
    <message id="case.file_list">
        <translation>{cases} et {last}</translation>
    </message>
    <message id="case.note_of_agent">
        <translation>note : « {note} »</translation>
    </message>
    <message id="case.note_of_supervisor">
        <translation>note de la supervision : « {note} »</translation>
    </message>
    <message id="note.note_kept">
        <translation>La note est gardée avec le cas n° {number}, comme l’historique la montre.</translation>
    </message>
    <message id="note.reference_kept">
        <translation>L’empreinte du dossier est gardée avec le cas n° {number}.</translation>
    </message>
    <message id="note.note_undone">
        <translation>La note du cas n° {number} est supprimée ; son texte est de nouveau dans le champ.</translation>
    </message>
    <message id="note.reference_undone">
        <translation>La référence du cas n° {number} est annulée.</translation>
    </message>
    <message id="note.field_refused">
        <translation>Un cas qui n’a pas de texte n’accepte ni note ni dossier.</translation>
    </message>
    <message id="keys.note">
        <translation>Écrire une note</translation>
    </message>
    <message id="keys.reference">
        <translation>Indiquer le dossier de l’appelant</translation>
    </message>
    <message id="keys.save_note">
        <translation>Garder ce qui est écrit</translation>
    </message>
    <message id="event.campaign_split">
        <translation>campagne séparée</translation>
    </message>
    <message id="event.campaign_merged">
        <translation>campagnes fusionnées</translation>
    </message>
    <message id="event.campaign_decided">
        <translation>avis pour toute la campagne</translation>
    </message>
    <message id="event.campaign_confirmed">
        <translation>confirmation de toute la campagne</translation>
    </message>
    <message id="event.exported">
        <translation>export</translation>
    </message>
    <message id="event.purged">
        <translation>texte effacé</translation>
    </message>
    <message id="event.texts_removed">
        <translation>textes effacés à un autre poste</translation>
    </message>
    <message id="event.text_shared">
        <translation>texte partagé par son poste</translation>
    </message>
    <message id="event.events_retrieved">
        <translation>événements repris après une restauration</translation>
    </message>
    <message id="event.cases_renumbered">
        <translation>cas renumérotés</translation>
    </message>
    <message id="event.model_trained">
        <translation>modèle entraîné</translation>
    </message>
    <message id="event.model_promoted">
        <translation>modèle mis en service</translation>
    </message>
    <message id="event.model_rolled_back">
        <translation>retour au modèle précédent</translation>
    </message>
    <message id="event.backed_up">
        <translation>sauvegarde</translation>
    </message>
    <message id="event.restored">
        <translation>retour à une sauvegarde</translation>
    </message>
    <message id="event.log_accepted">
        <translation>suite avec un autre journal</translation>
    </message>
    <message id="event.log_verified">
        <translation>journal entier contrôlé</translation>
    </message>
    <message id="event.in_use_noted">
        <translation>éléments en service relevés</translation>
    </message>
    <message id="event.chain_keyed">
        <translation>sceau du registre changé</translation>
    </message>
    <message id="event.guidance_changed">
        <translation>conseils changés</translation>
    </message>
    <message id="event.access_changed">
        <translation>code de supervision changé</translation>
    </message>
    <message id="event.sharing_changed">
        <translation>partage entre postes modifié</translation>
    </message>
    <message id="event.encryption_changed">
        <translation>chiffrement du journal changé</translation>
    </message>
    <message id="event.second_label_given">
        <translation>seconde confirmation</translation>
    </message>
    <message id="event.second_label_withdrawn">
        <translation>seconde confirmation retirée</translation>
    </message>
    <message id="event.retention_changed">
        <translation>durée de conservation modifiée</translation>
    </message>
    <message id="event.copies_removed">
        <translation>copies du journal supprimées</translation>
    </message>
    <message id="event.names_shown">
        <translation>noms consultés</translation>
    </message>
    <message id="event.names_forgotten">
        <translation>noms oubliés</translation>
    </message>
    <message id="export.title">
        <translation>Rapport de la semaine</translation>
    </message>
    <message id="export.hint">
        <translation>Un fichier prêt pour le tableur, l’impression ou un autre outil. Aucun message n’y figure en clair.</translation>
    </message>
    <message id="export.week">
        <translation>&amp;Période</translation>
    </message>
    <message id="export.week_item">
        <translation>Semaine {week} : {first} – {last}</translation>
    </message>
    <message id="export.quarter_item">
        <translation>Trimestre {quarter} de {year}</translation>
    </message>
    <message id="export.cases">
        <translation>Cas</translation>
    </message>
    <message id="export.all_cases">
        <translation>Tous les cas de la période</translation>
    </message>
    <message id="export.shared">
        <translation>Pour d’autres</translation>
    </message>
    <message id="export.shared_hint">
        <translation>Sans les cas, et sans les nombres de 1 à 4</translation>
    </message>
    <message id="export.columns">
        <translation>Colonnes…</translation>
    </message>
    <message id="export.columns_hint">
        <translation>Les colonnes des cas, gardées pour les exports suivants</translation>
    </message>
    <message id="export.columns_title">
        <translation>Colonnes des cas</translation>
    </message>
    <message id="export.columns_all">
        <translation>Toutes</translation>
    </message>
    <message id="export.columns_none">
        <translation>Aucune</translation>
    </message>
    <message id="export.format">
        <translation>&amp;Format</translation>
    </message>
    <message id="export.format_csv">
        <translation>CSV (tableur)</translation>
    </message>
    <message id="export.format_xlsx">
        <translation>Excel</translation>
    </message>
    <message id="export.format_html">
        <translation>Page HTML</translation>
    </message>
    <message id="export.format_pdf">
        <translation>PDF</translation>
    </message>
    <message id="export.format_json">
        <translation>JSON</translation>
    </message>
    <message id="export.format_stix">
        <translation>STIX 2.1 (arnaques confirmées)</translation>
    </message>
    <message id="export.format_misp">
        <translation>MISP (arnaques confirmées)</translation>
    </message>
    <message id="export.format_hosts">
        <translation>Liste des domaines d’arnaque</translation>
    </message>
    <message id="export.format_numbers">
        <translation>Liste des numéros d’arnaque</translation>
    </message>
    <message id="export.target">
        <translation>Fic&amp;hier</translation>
    </message>
    <message id="export.browse">
        <translation>Parcourir…</translation>
    </message>
    <message id="export.export">
        <translation>Exporter</translation>
    </message>
    <message id="export.export_hint">
        <translation>Écrire ce fichier</translation>
    </message>
    <message id="export.busy">
        <translation>Écriture…</translation>
    </message>
    <message id="export.written">
        <translation>Écrit : {path}</translation>
    </message>
    <message id="learning.title">
        <translation>Modèle</translation>
    </message>
    <message id="learning.hint">
        <translation>Réentraîner prend environ deux minutes et ne change rien tant que vous ne mettez pas le candidat en service.</translation>
    </message>
    <message id="learning.from_cases">
        <translation>Avec les cas confirmés</translation>
    </message>
    <message id="learning.train">
        <translation>Réentraîner</translation>
    </message>
    <message id="learning.train_hint">
        <translation>Entraîner un candidat et le comparer au modèle en service</translation>
    </message>
    <message id="learning.cancel">
        <translation>Arrêter</translation>
    </message>
    <message id="learning.progress">
        <translation>Avancement de l’entraînement</translation>
    </message>
    <message id="learning.promote">
        <translation>Mettre en service</translation>
    </message>
    <message id="learning.promote_hint">
        <translation>Utiliser le candidat dès le prochain message</translation>
    </message>
    <message id="learning.rollback">
        <translation>Revenir au précédent</translation>
    </message>
    <message id="learning.rollback_hint">
        <translation>Remettre en service le modèle d’avant</translation>
    </message>
    <message id="learning.cancelled">
        <translation>Entraînement arrêté ; le modèle en service n’a pas changé.</translation>
    </message>
    <message id="learning.failed">
        <translation>L’entraînement n’a pas abouti ; le modèle en service n’a pas changé.</translation>
    </message>
    <message id="learning.conflicting" numerus="yes">
        <translation>
            <numerusform>{n} cas laissé de côté : une copie proche porte la confirmation contraire.</numerusform>
            <numerusform>{n} cas laissés de côté : une copie proche porte la confirmation contraire.</numerusform>
        </translation>
    </message>
    <message id="step.reading">
        <translation>Lecture des messages</translation>
    </message>
    <message id="step.held_out">
        <translation>Mesure sur des messages mis de côté</translation>
    </message>
    <message id="step.fitting">
        <translation>Apprentissage</translation>
    </message>
    <message id="step.families">
        <translation>Reconnaissance des scénarios</translation>
    </message>
    <message id="step.done">
        <translation>Terminé</translation>
    </message>
    <message id="figures.name">
        <translation>En service et candidat</translation>
    </message>
    <message id="figures.column_name">
        <translation>Mesure</translation>
    </message>
    <message id="figures.column_old">
        <translation>En service</translation>
    </message>
    <message id="figures.column_new">
        <translation>Candidat</translation>
    </message>
    <message id="figures.column_change">
        <translation>Écart</translation>
    </message>
    <message id="figures.other_hands_auc">
        <translation>Classement, autres auteurs</translation>
    </message>
    <message id="figures.other_hands_auc_hint">
        <translation>Aire ROC sur des messages écrits autrement que tous ceux dont le modèle a appris : la mesure la plus dure</translation>
    </message>
    <message id="figures.other_hands_recall">
        <translation>Arnaques reconnues, autres auteurs</translation>
    </message>
    <message id="figures.other_hands_recall_hint">
        <translation>Part des arnaques reconnues quand 2 messages légitimes sur 100 sont pris pour des arnaques, sur des messages d’autres auteurs</translation>
    </message>
    <message id="figures.other_hands_top">
        <translation>Légitimes pris à tort, autres auteurs</translation>
    </message>
    <message id="figures.other_hands_top_hint">
        <translation>Part des messages légitimes d’autres auteurs jugés « très probablement une arnaque »</translation>
    </message>
    <message id="figures.other_campaigns_recall">
        <translation>Arnaques reconnues, autres campagnes</translation>
    </message>
    <message id="figures.other_campaigns_recall_hint">
        <translation>Part des arnaques reconnues, au même taux de fausses alertes, dans des campagnes que le modèle n’avait pas vues</translation>
    </message>
    <message id="figures.recall_at_2">
        <translation>Arnaques reconnues</translation>
    </message>
    <message id="figures.recall_at_2_hint">
        <translation>Part des arnaques reconnues quand 2 messages légitimes sur 100 sont pris pour des arnaques</translation>
    </message>
    <message id="figures.top_band_precision">
        <translation>« Très probable » à raison</translation>
    </message>
    <message id="figures.top_band_precision_hint">
        <translation>Part d’arnaques parmi les messages jugés « très probablement une arnaque »</translation>
    </message>
    <message id="figures.hard_false_alarms">
        <translation>Légitimes difficiles pris à tort</translation>
    </message>
    <message id="figures.hard_false_alarms_hint">
        <translation>Part des messages légitimes ressemblants jugés « très probablement une arnaque »</translation>
    </message>
    <message id="figures.cannot_tell">
        <translation>Indécis</translation>
    </message>
    <message id="figures.cannot_tell_hint">
        <translation>Part des messages sur lesquels l’outil ne tranche pas</translation>
    </message>
    <message id="figures.calibration_error">
        <translation>Erreur d’étalonnage</translation>
    </message>
    <message id="figures.calibration_error_hint">
        <translation>Écart moyen entre le score annoncé et la part d’arnaques observée</translation>
    </message>
    <message id="figures.auc">
        <translation>Classement (aire ROC)</translation>
    </message>
    <message id="figures.auc_hint">
        <translation>Probabilité qu’une arnaque ait un score plus haut qu’un message légitime</translation>
    </message>
    <message id="figures.same">
        <translation>= égal</translation>
    </message>
    <message id="figures.better">
        <translation>▲ mieux ({points} pt)</translation>
    </message>
    <message id="figures.worse">
        <translation>▼ moins bien ({points} pt)</translation>
    </message>
    <message id="models.name">
        <translation>Tous les modèles</translation>
    </message>
    <message id="models.of_desk">
        <translation>{state}, du poste {desk}</translation>
    </message>
    <message id="models.column_number">
        <translation>N°</translation>
    </message>
    <message id="models.column_state">
        <translation>État</translation>
    </message>
    <message id="models.column_created">
        <translation>Créé</translation>
    </message>
    <message id="models.column_examples">
        <translation>Exemples</translation>
    </message>
    <message id="models.column_recall">
        <translation>Reconnues</translation>
    </message>
    <message id="models.column_precision">
        <translation>Justes</translation>
    </message>
    <message id="preferences.title">
        <translation>Préférences</translation>
    </message>
    <message id="preferences.language">
        <translation>&amp;Langue</translation>
    </message>
    <message id="preferences.theme">
        <translation>&amp;Apparence</translation>
    </message>
    <message id="preferences.theme_system">
        <translation>Comme le système</translation>
    </message>
    <message id="preferences.theme_light">
        <translation>Claire</translation>
    </message>
    <message id="preferences.theme_dark">
        <translation>Sombre</translation>
    </message>
    <message id="preferences.theme_contrast">
        <translation>Contraste élevé</translation>
    </message>
    <message id="preferences.text_size">
        <translation>&amp;Taille du texte</translation>
    </message>
    <message id="preferences.second_look">
        <translation>Regarder a&amp;vant le verdict</translation>
    </message>
    <message id="preferences.look_middle">
        <translation>Si l’outil hésite, et une fois sur dix</translation>
    </message>
    <message id="preferences.look_always">
        <translation>Toujours</translation>
    </message>
    <message id="preferences.look_never">
        <translation>Jamais</translation>
    </message>
    <message id="preferences.blind">
        <translation>Masquer l’outil et l’agent pendant la &amp;relecture</translation>
    </message>
    <message id="preferences.watch">
        <translation>Analyser ce qui est &amp;copié ailleurs quand la page est vide</translation>
    </message>
    <message id="preferences.agent">
        <translation>&amp;Nom dans le journal</translation>
    </message>
    <message id="preferences.fixed">
        <translation>Fixé par votre organisme : {names}.</translation>
    </message>
    <message id="preferences.hint">
        <translation>La fenêtre se rouvre aussitôt avec ces réglages.</translation>
    </message>
    <message id="access.title">
        <translation>Réservé à la supervision</translation>
    </message>
    <message id="access.hint">
        <translation>Rapports, modèles et conseils s’ouvrent avec le code de supervision.</translation>
    </message>
    <message id="access.code">
        <translation>&amp;Code</translation>
    </message>
    <message id="access.open">
        <translation>Ouvrir</translation>
    </message>
    <message id="access.wrong">
        <translation>Ce code n’est pas le bon.</translation>
    </message>
    <message id="access.wait" numerus="yes">
        <translation>
            <numerusform>Ce code n’est pas le bon ; nouvel essai dans {n} seconde.</numerusform>
            <numerusform>Ce code n’est pas le bon ; nouvel essai dans {n} secondes.</numerusform>
        </translation>
    </message>
    <message id="access.locked">
        <translation>La confirmation est réservée à la supervision : ouvrez la page Supervision avec le code.</translation>
    </message>
    <message id="access.card">
        <translation>Code de supervision</translation>
    </message>
    <message id="access.is_set">
        <translation>Ces pages demandent le code.</translation>
    </message>
    <message id="access.is_open">
        <translation>Sans code, ces pages sont ouvertes à tous.</translation>
    </message>
    <message id="access.new_code">
        <translation>Nou&amp;veau code</translation>
    </message>
    <message id="access.again">
        <translation>Encore &amp;une fois</translation>
    </message>
    <message id="access.set">
        <translation>Définir ce code</translation>
    </message>
    <message id="access.remove">
        <translation>Retirer le code</translation>
    </message>
    <message id="access.differ">
        <translation>Les deux codes ne sont pas les mêmes.</translation>
    </message>
    <message id="access.short">
        <translation>Le code compte au moins 4 caractères.</translation>
    </message>
    <message id="guidance.title">
        <translation>Conseils</translation>
    </message>
    <message id="guidance.hint">
        <translation>Ce que l’agent lit à l’appelant. Chaque enregistrement est une nouvelle version.</translation>
    </message>
    <message id="guidance.language">
        <translation>&amp;Langue</translation>
    </message>
    <message id="guidance.outcomes">
        <translation>Ce qu’a fait l’appelant</translation>
    </message>
    <message id="guidance.form">
        <translation>Conseils à modifier</translation>
    </message>
    <message id="guidance.say">
        <translation>À li&amp;re à l’appelant</translation>
    </message>
    <message id="guidance.now">
        <translation>&amp;Maintenant, une étape par ligne</translation>
    </message>
    <message id="guidance.today">
        <translation>Au&amp;jourd’hui, une étape par ligne</translation>
    </message>
    <message id="guidance.routine">
        <translation>&amp;Ensuite, une étape par ligne</translation>
    </message>
    <message id="guidance.avoid">
        <translation>À é&amp;viter</translation>
    </message>
    <message id="guidance.agent">
        <translation>Pour l’a&amp;gent seul, une ligne par remarque</translation>
    </message>
    <message id="guidance.source">
        <translation>&amp;Source</translation>
    </message>
    <message id="guidance.verified">
        <translation>Source entièrement &amp;vérifiée</translation>
    </message>
    <message id="guidance.channels">
        <translation>À qui s’adresser</translation>
    </message>
    <message id="guidance.preview">
        <translation>Ce que verra l’agent</translation>
    </message>
    <message id="guidance.save">
        <translation>Enregistrer</translation>
    </message>
    <message id="guidance.editions">
        <translation>Versions gardées</translation>
    </message>
    <message id="guidance.edition">
        <translation>Version {version} du {date}</translation>
    </message>
    <message id="guidance.edition_current">
        <translation>Version {version} du {date}, en usage</translation>
    </message>
    <message id="guidance.restore">
        <translation>Reprendre</translation>
    </message>
    <message id="guidance.shipped">
        <translation>Texte d’origine</translation>
    </message>
    <message id="guidance.saved">
        <translation>Conseils enregistrés : version {version}.</translation>
    </message>
    <message id="guidance.undo">
        <translation>Annuler</translation>
    </message>
    <message id="help.title">
        <translation>Aide</translation>
    </message>
    <message id="help.paste_title">
        <translation>Coller</translation>
    </message>
    <message id="help.paste">
        <translation>Copiez le message douteux et appuyez sur Ctrl+V, où que soit le curseur. Déposez un fichier sur la fenêtre. Tapez ce que lit l’appelant, puis Ctrl+Entrée.</translation>
    </message>
    <message id="help.verdict_title">
        <translation>Lire le verdict</translation>
    </message>
    <message id="help.verdict">
        <translation>Le verdict dit ce qu’il a valu jusqu’ici. Les raisons pour et contre reposent sur des mots soulignés : F3 mène de l’un à l’autre. Parfois deux questions viennent d’abord : dites ce que vous voyez.</translation>
    </message>
    <message id="help.bands_title">
        <translation>Les quatre verdicts</translation>
    </message>
    <message id="help.bands">
        <translation>Très probablement une arnaque : presque toujours juste. Plusieurs signes : plus souvent une arnaque. Impossible de trancher : l’outil ne sait pas. Peu de signes : rien n’est garanti. Dans tous les cas, l’appelant passe par le site officiel.</translation>
    </message>
    <message id="help.advice_title">
        <translation>Conseiller</translation>
    </message>
    <message id="help.advice">
        <translation>Demandez ce que l’appelant a fait, puis Alt et la lettre soulignée. Lisez la première phrase, puis les étapes dans l’ordre. La réponse se copie pour un SMS ou un e-mail.</translation>
    </message>
    <message id="help.log_title">
        <translation>Décider et enregistrer</translation>
    </message>
    <message id="help.log">
        <translation>F5 arnaque, F6 légitime, F7 incertain, puis Entrée. Ctrl avec la même touche fait les deux. F4 suit une campagne connue. Si vous contredisez l’outil, une touche dit pourquoi.</translation>
    </message>
    <message id="help.hold_title">
        <translation>Plusieurs appels, et revenir</translation>
    </message>
    <message id="help.hold">
        <translation>F9 met un appel en attente, puis le reprend. Ctrl+Z annule le dernier cas, ou reprend un message rangé. Après une panne, les messages reviennent, masqués.</translation>
    </message>
    <message id="help.trouble_title">
        <translation>Si quelque chose ne va pas</translation>
    </message>
    <message id="help.trouble">
        <translation>La phrase en haut dit ce qui s’est passé et quoi faire. La page « État du poste » donne un rapport à copier pour votre support ; aucun message n’y figure.</translation>
    </message>
    <message id="health.title">
        <translation>État du poste</translation>
    </message>
    <message id="health.busy">
        <translation>Vérification en cours…</translation>
    </message>
    <message id="health.check">
        <translation>Vérifier à nouveau</translation>
    </message>
    <message id="health.copy">
        <translation>Copier le rapport</translation>
    </message>
    <message id="health.problems">
        <translation>Problèmes</translation>
    </message>
    <message id="health.found" numerus="yes">
        <translation>
            <numerusform>{n} problème trouvé.</numerusform>
            <numerusform>{n} problèmes trouvés.</numerusform>
        </translation>
    </message>
    <message id="health.sound">
        <translation>Rien à signaler.</translation>
    </message>
    <message id="check.title">
        <translation>Contrôle du journal</translation>
    </message>
    <message id="check.start">
        <translation>Contrôler</translation>
    </message>
    <message id="check.full">
        <translation>Comparer aussi ce qui a déjà été contrôlé</translation>
    </message>
    <message id="check.stop">
        <translation>Arrêter</translation>
    </message>
    <message id="check.progress">
        <translation>Avancement du contrôle</translation>
    </message>
    <message id="check.whole">
        <translation>Le journal entier a été comparé.</translation>
    </message>
    <message id="check.since">
        <translation>Comparé : ce qui est plus récent que l’événement n° {event}. Le journal entier a été contrôlé pour la dernière fois le {date}.</translation>
    </message>
    <message id="check.stopped">
        <translation>Contrôle arrêté.</translation>
    </message>
    <message id="check.failed">
        <translation>Le contrôle a échoué.</translation>
    </message>
    <message id="backup.title">
        <translation>Sauvegarde du journal</translation>
    </message>
    <message id="backup.start">
        <translation>Sauvegarder…</translation>
    </message>
    <message id="backup.kind">
        <translation>Copie du journal</translation>
    </message>
    <message id="backup.last">
        <translation>Dernière sauvegarde : {at}, {file}.</translation>
    </message>
    <message id="backup.none">
        <translation>Le journal n’a pas encore été sauvegardé.</translation>
    </message>
    <message id="backup.fixed">
        <translation>Le dossier est fixé par votre organisme : {path}</translation>
    </message>
    <message id="backup.progress">
        <translation>Avancement de la sauvegarde</translation>
    </message>
    <message id="backup.stop">
        <translation>Arrêter</translation>
    </message>
    <message id="backup.stopped">
        <translation>Sauvegarde arrêtée ; aucun fichier n’a été écrit.</translation>
    </message>
    <message id="backup.written">
        <translation>Sauvegarde écrite : {path}</translation>
    </message>
    <message id="backup.left_out">
        <translation>Il y manque, car modifié en dehors de Vigie : {names}. Rétablissez-en une version, puis sauvegardez de nouveau.</translation>
    </message>
    <message id="backup.failed">
        <translation>La sauvegarde n’a pas été écrite.</translation>
    </message>
    <message id="backup.hint">
        <translation>Listes et conseils y sont aussi ; modèles, réglages et clés n’y sont pas. Pour remettre une sauvegarde en place, utilisez la commande « vigie restore FICHIER ».</translation>
    </message>
    <message id="health.fact_vigie">
        <translation>Vigie</translation>
    </message>
    <message id="health.fact_python">
        <translation>Python</translation>
    </message>
    <message id="health.fact_platform">
        <translation>Système</translation>
    </message>
    <message id="health.fact_home">
        <translation>Dossier de données</translation>
    </message>
    <message id="health.fact_language">
        <translation>Langue</translation>
    </message>
    <message id="health.fact_model">
        <translation>Modèle</translation>
    </message>
    <message id="health.fact_encryption">
        <translation>Chiffrement</translation>
    </message>
    <message id="health.fact_chain">
        <translation>Registre</translation>
    </message>
    <message id="health.fact_recognition">
        <translation>Texte des images</translation>
    </message>
    <message id="health.fact_copies">
        <translation>Copies du journal</translation>
    </message>
    <message id="health.fact_managed">
        <translation>Réglages fixés</translation>
    </message>
    <message id="health.fact_sharing">
        <translation>Partage</translation>
    </message>
    <message id="health.fact_verified">
        <translation>Journal contrôlé</translation>
    </message>
    <message id="welcome.title">
        <translation>Bienvenue</translation>
    </message>
    <message id="welcome.hint">
        <translation>Trois choix, tous facultatifs. La page se quitte quand on veut : Ctrl+1.</translation>
    </message>
    <message id="welcome.code">
        <translation>Facultatif : un code qui réserve à la supervision les rapports, les modèles et les conseils.</translation>
    </message>
    <message id="welcome.code_set">
        <translation>Le code de la supervision est déjà choisi ; il se change à la page Supervision.</translation>
    </message>
    <message id="welcome.start">
        <translation>Commencer</translation>
    </message>
    <message id="welcome.model">
        <translation>Le modèle</translation>
    </message>
    <message id="welcome.building">
        <translation>Le modèle se construit en deux minutes environ. D’ici là, le verdict repose sur les indices.</translation>
    </message>
    <message id="welcome.ready">
        <translation>Le modèle {number} est prêt.</translation>
    </message>
    <message id="welcome.try">
        <translation>Essayer</translation>
    </message>
    <message id="welcome.try_hint">
        <translation>Trois messages inventés ; rien n’est enregistré tant que vous ne le demandez pas.</translation>
    </message>
    <message id="welcome.sample_scam">
        <translation>Un SMS qui réclame des frais</translation>
    </message>
    <message id="welcome.sample_legit">
        <translation>Un vrai message de l’Assurance Maladie</translation>
    </message>
    <message id="welcome.sample_unsure">
        <translation>Un message douteux</translation>
    </message>
    <message id="keys.title">
        <translation>Raccourcis clavier</translation>
    </message>
    <message id="keys.or">
        <translation>ou</translation>
    </message>
    <message id="keys.group_everywhere">
        <translation>Partout</translation>
    </message>
    <message id="keys.group_triage">
        <translation>Triage</translation>
    </message>
    <message id="keys.group_cases">
        <translation>Cas</translation>
    </message>
    <message id="keys.group_guidance">
        <translation>Conseils</translation>
    </message>
    <message id="keys.triage_page">
        <translation>Page Triage</translation>
    </message>
    <message id="keys.cases_page">
        <translation>Page Cas</translation>
    </message>
    <message id="keys.batch_page">
        <translation>Lot de messages</translation>
    </message>
    <message id="keys.review_page">
        <translation>Page Relecture</translation>
    </message>
    <message id="keys.supervisor_page">
        <translation>Page Supervision</translation>
    </message>
    <message id="keys.week_page">
        <translation>Page Semaine</translation>
    </message>
    <message id="keys.group_week">
        <translation>Semaine</translation>
    </message>
    <message id="keys.tick_caller">
        <translation>L’assuré a été rappelé</translation>
    </message>
    <message id="keys.open_behind">
        <translation>Les cas derrière un chiffre, ou le cas à rappeler</translation>
    </message>
    <message id="keys.other_period">
        <translation>Période précédente ou suivante</translation>
    </message>
    <message id="keys.undo_tick">
        <translation>Retirer la dernière mention d’un rappel</translation>
    </message>
    <message id="keys.guidance_page">
        <translation>Page Conseils</translation>
    </message>
    <message id="keys.health_page">
        <translation>État du poste</translation>
    </message>
    <message id="keys.preferences">
        <translation>Préférences</translation>
    </message>
    <message id="keys.help">
        <translation>Aide</translation>
    </message>
    <message id="keys.lock">
        <translation>Verrouiller la supervision</translation>
    </message>
    <message id="keys.sheet">
        <translation>Cette feuille</translation>
    </message>
    <message id="keys.quit">
        <translation>Quitter</translation>
    </message>
    <message id="keys.paste">
        <translation>Coller et analyser</translation>
    </message>
    <message id="keys.assess">
        <translation>Analyser le texte saisi</translation>
    </message>
    <message id="keys.correct">
        <translation>Corriger le message</translation>
    </message>
    <message id="keys.passage">
        <translation>Passage suivant, précédent</translation>
    </message>
    <message id="keys.same">
        <translation>Même campagne : enregistrer le même avis</translation>
    </message>
    <message id="keys.scam">
        <translation>Avis : arnaque</translation>
    </message>
    <message id="keys.legit">
        <translation>Avis : légitime</translation>
    </message>
    <message id="keys.unsure">
        <translation>Avis : incertain</translation>
    </message>
    <message id="keys.decide_and_log">
        <translation>Avis et enregistrement d’un coup</translation>
    </message>
    <message id="keys.outcome">
        <translation>Ce qu’a fait l’appelant (puis flèches, Espace)</translation>
    </message>
    <message id="keys.answer">
        <translation>Copier la réponse à l’appelant</translation>
    </message>
    <message id="keys.hold">
        <translation>Mettre en attente, reprendre</translation>
    </message>
    <message id="keys.swap">
        <translation>Reprendre le plus ancien</translation>
    </message>
    <message id="keys.pause">
        <translation>Pause du temps d’appel</translation>
    </message>
    <message id="keys.kept">
        <translation>Ce qui est gardé du message</translation>
    </message>
    <message id="keys.log">
        <translation>Enregistrer le cas</translation>
    </message>
    <message id="keys.clear">
        <translation>Effacer le message</translation>
    </message>
    <message id="keys.search">
        <translation>Chercher</translation>
    </message>
    <message id="keys.label_scam">
        <translation>Confirmer : arnaque</translation>
    </message>
    <message id="keys.label_legit">
        <translation>Confirmer : légitime</translation>
    </message>
    <message id="keys.withdraw">
        <translation>Retirer la confirmation</translation>
    </message>
    <message id="keys.undo">
        <translation>Annuler votre dernière action</translation>
    </message>
    <message id="keys.redo">
        <translation>Rétablir ce qui a été annulé</translation>
    </message>
    <message id="keys.remove_case">
        <translation>Retirer le cas, avec un motif</translation>
    </message>
    <message id="keys.erase_case">
        <translation>Effacer du cas ce qui identifie une personne</translation>
    </message>
    <message id="keys.show_all">
        <translation>Tout montrer</translation>
    </message>
    <message id="keys.open_campaign">
        <translation>Ouvrir la campagne du cas</translation>
    </message>
    <message id="keys.group_campaign">
        <translation>Campagne</translation>
    </message>
    <message id="keys.confirm_all">
        <translation>Tout confirmer : arnaque, légitime</translation>
    </message>
    <message id="keys.withdraw_all">
        <translation>Retirer toutes les confirmations</translation>
    </message>
    <message id="keys.decide_all">
        <translation>Même avis pour tous : arnaque, légitime, incertain</translation>
    </message>
    <message id="keys.split">
        <translation>Séparer les cas sélectionnés</translation>
    </message>
    <message id="keys.merge">
        <translation>Fusionner avec une autre campagne</translation>
    </message>
    <message id="keys.back_to_cases">
        <translation>Revenir</translation>
    </message>
    <message id="keys.save">
        <translation>Enregistrer les conseils</translation>
    </message>
    <message id="keys.group_batch">
        <translation>Lot</translation>
    </message>
    <message id="keys.choose_files">
        <translation>Choisir des fichiers</translation>
    </message>
    <message id="keys.choose_folder">
        <translation>Choisir un dossier</translation>
    </message>
    <message id="keys.open_row">
        <translation>Ouvrir le message</translation>
    </message>
    <message id="keys.log_scam">
        <translation>Enregistrer comme arnaque</translation>
    </message>
    <message id="keys.log_legit">
        <translation>Enregistrer comme légitime</translation>
    </message>
    <message id="keys.log_unsure">
        <translation>Enregistrer comme incertain</translation>
    </message>
    <message id="keys.stop">
        <translation>Arrêter la lecture</translation>
    </message>
    <message id="event.case_imported">
        <translation>cas importé</translation>
    </message>
    <message id="event.import_started">
        <translation>importation</translation>
    </message>
    <message id="event.import_undone">
        <translation>importation annulée</translation>
    </message>
    <message id="event.genuine_added">
        <translation>message type ajouté</translation>
    </message>
    <message id="event.genuine_removed">
        <translation>message type retiré</translation>
    </message>
    <message id="import.card_title">
        <translation>Anciennes listes</translation>
    </message>
    <message id="import.card_hint">
        <translation>Une liste de messages déjà jugés apprend beaucoup au modèle. Déposez-la ici.</translation>
    </message>
    <message id="import.open">
        <translation>Importer une liste…</translation>
    </message>
    <message id="import.title">
        <translation>Importer une ancienne liste</translation>
    </message>
    <message id="import.hint">
        <translation>Déposez un fichier CSV ou un classeur : les messages reçus, leur date, qui les a jugés et comment. Rien n’est écrit avant « Importer », et tout est masqué avant d’être écrit.</translation>
    </message>
    <message id="import.choose">
        <translation>Choisir un fichier…</translation>
    </message>
    <message id="import.kinds">
        <translation>Listes</translation>
    </message>
    <message id="import.back">
        <translation>Retour à la supervision</translation>
    </message>
    <message id="import.invitation">
        <translation>Aucun fichier choisi</translation>
    </message>
    <message id="import.reading">
        <translation>{name}, lecture…</translation>
    </message>
    <message id="import.file">
        <translation>{name}</translation>
    </message>
    <message id="import.sheet">
        <translation>{name}, feuille {sheet}</translation>
    </message>
    <message id="import.confirm">
        <translation>Confirmer les jugements de la liste</translation>
    </message>
    <message id="import.rows">
        <translation>Premières lignes</translation>
    </message>
    <message id="import.column_line">
        <translation>Ligne</translation>
    </message>
    <message id="import.text_not_kept">
        <translation>(texte non conservé) {text}</translation>
    </message>
    <message id="import.problems">
        <translation>Lignes qui ne peuvent pas être reprises</translation>
    </message>
    <message id="import.progress">
        <translation>Avancement de l’importation</translation>
    </message>
    <message id="import.start">
        <translation>Importer</translation>
    </message>
    <message id="import.stop">
        <translation>Arrêter</translation>
    </message>
    <message id="import.undo">
        <translation>Annuler l’importation</translation>
    </message>
    <message id="import.failed">
        <translation>L’importation a échoué.</translation>
    </message>
    <message id="import.stopped">
        <translation>Arrêté : ce qui est importé reste. La même importation reprend de là ; « Annuler l’importation » retire ce qui est écrit.</translation>
    </message>
    <message id="keys.group_import">
        <translation>Importation</translation>
    </message>
    <message id="keys.choose_list">
        <translation>Choisir une liste</translation>
    </message>
    <message id="nav.genuine">
        <translation>Messages types</translation>
    </message>
    <message id="keys.genuine_page">
        <translation>Page Messages types</translation>
    </message>
    <message id="keys.group_genuine">
        <translation>Messages types</translation>
    </message>
    <message id="keys.remove_genuine">
        <translation>Retirer les messages choisis</translation>
    </message>
    <message id="keys.undo_removal">
        <translation>Annuler le dernier retrait</translation>
    </message>
    <message id="genuine.title">
        <translation>Messages types de l’organisme</translation>
    </message>
    <message id="genuine.hint">
        <translation>Les messages que l’organisme envoie vraiment. Ils sont masqués, puis comparés à chaque message reçu : une copie entière avec ses propres liens, numéros et expéditeur parle en faveur du message ; une copie où l’un d’eux est remplacé est signalée. Écrivez {{date}} à la place de ce qui change d’un destinataire à l’autre.</translation>
    </message>
    <message id="genuine.files">
        <translation>Ajouter des fichiers…</translation>
    </message>
    <message id="genuine.folder">
        <translation>Ajouter un dossier…</translation>
    </message>
    <message id="genuine.organisation">
        <translation>&amp;Organisme :</translation>
    </message>
    <message id="genuine.as_told">
        <translation>Celui que le texte nomme</translation>
    </message>
    <message id="genuine.cancel">
        <translation>Arrêter</translation>
    </message>
    <message id="genuine.progress">
        <translation>Messages lus</translation>
    </message>
    <message id="genuine.invitation">
        <translation>Déposez ici un dossier ou des fichiers : .eml, .msg, .html, .txt, .docx, .csv (un message par ligne).</translation>
    </message>
    <message id="genuine.reading">
        <translation>Lecture en cours…</translation>
    </message>
    <message id="genuine.stopped">
        <translation>Arrêté avant la fin.</translation>
    </message>
    <message id="genuine.added" numerus="yes">
        <translation>
            <numerusform>{n} message ajouté.</numerusform>
            <numerusform>{n} messages ajoutés.</numerusform>
        </translation>
    </message>
    <message id="genuine.doubles" numerus="yes">
        <translation>
            <numerusform>{n} déjà présent.</numerusform>
            <numerusform>{n} déjà présents.</numerusform>
        </translation>
    </message>
    <message id="genuine.errors" numerus="yes">
        <translation>
            <numerusform>{n} n’a pas pu être ajouté :</numerusform>
            <numerusform>{n} n’ont pas pu être ajoutés :</numerusform>
        </translation>
    </message>
    <message id="genuine.train">
        <translation>Réentraînez le modèle (page Supervision) pour qu’il les apprenne.</translation>
    </message>
    <message id="genuine.count" numerus="yes">
        <translation>
            <numerusform>{n} message type</numerusform>
            <numerusform>{n} messages types</numerusform>
        </translation>
    </message>
    <message id="genuine.name">
        <translation>Messages types</translation>
    </message>
    <message id="genuine.remove">
        <translation>Retirer</translation>
    </message>
    <message id="genuine.removed" numerus="yes">
        <translation>
            <numerusform>{n} message type retiré. Le prochain entraînement l’oublie.</numerusform>
            <numerusform>{n} messages types retirés. Le prochain entraînement les oublie.</numerusform>
        </translation>
    </message>
    <message id="genuine.undo">
        <translation>Annuler</translation>
    </message>
    <message id="genuine.yes">
        <translation>oui</translation>
    </message>
    <message id="genuine.short">
        <translation>trop court</translation>
    </message>
    <message id="genuine.column_number">
        <translation>N°</translation>
    </message>
    <message id="genuine.column_organisation">
        <translation>Organisme</translation>
    </message>
    <message id="genuine.column_name">
        <translation>Nom</translation>
    </message>
    <message id="genuine.column_added">
        <translation>Ajouté</translation>
    </message>
    <message id="genuine.column_compared">
        <translation>Comparé</translation>
    </message>
    <message id="genuine.column_text">
        <translation>Objet ou début</translation>
    </message>
    <message id="case.own_case">
        <translation>confirmé par l’agent qui l’a enregistré</translation>
    </message>
    <message id="case.imported">
        <translation>importé d’une liste</translation>
    </message>
    <message id="case.more_domains" numerus="yes">
        <translation>
            <numerusform>{first} et {n} autre</numerusform>
            <numerusform>{first} et {n} autres</numerusform>
        </translation>
    </message>
    <message id="retention.card_title">
        <translation>Conservation</translation>
    </message>
    <message id="retention.open">
        <translation>Durées de conservation…</translation>
    </message>
    <message id="retention.waits" numerus="yes">
        <translation>
            <numerusform>Une suppression attend : {n} texte sur {kept} est arrivé au terme de sa conservation, plus d’un sur dix.</numerusform>
            <numerusform>Une suppression attend : {n} textes sur {kept} sont arrivés au terme de leur conservation, plus d’un sur dix.</numerusform>
        </translation>
    </message>
    <message id="retention.waits_clock" numerus="yes">
        <translation>
            <numerusform>Une suppression attend : {n} texte est arrivé à son terme, mais l’horloge de ce poste a passé {days} jours sans écriture au journal. Vérifiez la date.</numerusform>
            <numerusform>Une suppression attend : {n} textes sont arrivés à leur terme, mais l’horloge de ce poste a passé {days} jours sans écriture au journal. Vérifiez la date.</numerusform>
        </translation>
    </message>
    <message id="retention.purge">
        <translation>Supprimer ces textes</translation>
    </message>
    <message id="retention.purge_hint">
        <translation>Les textes sont supprimés définitivement ; les cas et les chiffres restent</translation>
    </message>
    <message id="retention.leave">
        <translation>Les laisser</translation>
    </message>
    <message id="retention.leave_hint">
        <translation>La question revient au prochain démarrage</translation>
    </message>
    <message id="retention.busy">
        <translation>Suppression en cours…</translation>
    </message>
    <message id="retention.purged" numerus="yes">
        <translation>
            <numerusform>{n} texte supprimé. Le cas et les chiffres restent.</numerusform>
            <numerusform>{n} textes supprimés. Les cas et les chiffres restent.</numerusform>
        </translation>
    </message>
    <message id="retention.failed">
        <translation>La suppression n’est pas terminée. Relancez-la pour la finir.</translation>
    </message>
    <message id="retention.left">
        <translation>Rien n’a été supprimé. La question revient au prochain démarrage.</translation>
    </message>
    <message id="retention.title">
        <translation>Durées de conservation</translation>
    </message>
    <message id="retention.hint">
        <translation>Chaque durée, son origine et ce qui est à son terme aujourd’hui. Une durée ne change que dans ses limites ; le registre garde qui l’a changée.</translation>
    </message>
    <message id="retention.fixed">
        <translation>Durée fixée par votre organisme : elle ne se change pas ici.</translation>
    </message>
    <message id="retention.column_what">
        <translation>Ce qui est gardé</translation>
    </message>
    <message id="retention.column_days">
        <translation>Jours</translation>
    </message>
    <message id="retention.column_due">
        <translation>À terme aujourd’hui</translation>
    </message>
    <message id="retention.column_basis">
        <translation>Origine</translation>
    </message>
    <message id="retention.days">
        <translation>&amp;Jours :</translation>
    </message>
    <message id="retention.bounds">
        <translation>De {least} à {most} jours.</translation>
    </message>
    <message id="retention.selected">
        <translation>{what}. {basis}.</translation>
    </message>
    <message id="retention.save">
        <translation>Modifier la durée</translation>
    </message>
    <message id="review.title">
        <translation>Relecture</translation>
    </message>
    <message id="review.what">
        <translation>&amp;Quoi :</translation>
    </message>
    <message id="review.whole_queue">
        <translation>toute la file</translation>
    </message>
    <message id="review.sheet">
        <translation>Campagne</translation>
    </message>
    <message id="review.nothing">
        <translation>Aucun cas n’attend de confirmation.</translation>
    </message>
    <message id="review.case">
        <translation>Cas n° {number} : {reason}</translation>
    </message>
    <message id="review.labels">
        <translation>celui-ci : {own} ; campagne : {counts}</translation>
    </message>
    <message id="review.done">
        <translation>L’assuré : {done}</translation>
    </message>
    <message id="review.hidden">
        <translation>Outil et agent : masqués jusqu’à votre réponse</translation>
    </message>
    <message id="review.answer">
        <translation>Votre réponse</translation>
    </message>
    <message id="review.skip">
        <translation>Passer</translation>
    </message>
    <message id="review.called">
        <translation>Rappelé</translation>
    </message>
    <message id="review.campaign">
        <translation>Toute la campagne</translation>
    </message>
    <message id="review.campaign_as">
        <translation>Toute la campagne : {label}</translation>
    </message>
    <message id="review.why">
        <translation>Pourquoi (facultatif)</translation>
    </message>
    <message id="review.note">
        <translation>&amp;Note :</translation>
    </message>
    <message id="review.note_hint">
        <translation>masquée avant d’être conservée ({keys})</translation>
    </message>
    <message id="review.before">
        <translation>Réponse précédente</translation>
    </message>
    <message id="review.you">
        <translation>Cas n° {number}, vous : {label}</translation>
    </message>
    <message id="review.taken_back">
        <translation>Cas n° {number} : réponse retirée</translation>
    </message>
    <message id="review.stands">
        <translation>Cas n° {number} déjà noté « {label} » : rien n’a changé, rien à annuler</translation>
    </message>
    <message id="review.still_to_call">
        <translation>L’assuré reste à rappeler</translation>
    </message>
    <message id="review.was_called">
        <translation>rappelé</translation>
    </message>
    <message id="review.tool">
        <translation>Outil : {band}</translation>
    </message>
    <message id="review.agent">
        <translation>Agent : {decision}</translation>
    </message>
    <message id="review.first">
        <translation>première confirmation : {label}</translation>
    </message>
    <message id="review.progress">
        <translation>Avancement</translation>
    </message>
    <message id="review.campaigns">
        <translation>Pour réentraîner : {n} sur {most} campagnes</translation>
    </message>
    <message id="review.campaigns_enough">
        <translation>Pour réentraîner : assez de campagnes (au moins {most})</translation>
    </message>
    <message id="review.few_pairs">
        <translation>Accord de deux personnes : {n} cas sur {enough}, trop peu</translation>
    </message>
    <message id="review.one_label">
        <translation>Accord de deux personnes : {n} cas, tous confirmés de même, pas de kappa</translation>
    </message>
    <message id="review.kappa">
        <translation>Kappa de Cohen sur {n} cas : {kappa} ({low} à {high})</translation>
    </message>
    <message id="review.answers" numerus="yes">
        <translation>
            <numerusform>{n} réponse</numerusform>
            <numerusform>{n} réponses</numerusform>
        </translation>
    </message>
    <message id="review.copies" numerus="yes">
        <translation>
            <numerusform>campagne n° {campaign}, {n} cas à confirmer</numerusform>
            <numerusform>campagne n° {campaign}, {n} cas à confirmer</numerusform>
        </translation>
    </message>
    <message id="review.contradictions" numerus="yes">
        <translation>
            <numerusform>{n} campagne aux confirmations divergentes</numerusform>
            <numerusform>{n} campagnes aux confirmations divergentes</numerusform>
        </translation>
    </message>
    <message id="review.loading">
        <translation>Recherche des cas…</translation>
    </message>
    <message id="retention.back">
        <translation>Revenir à la supervision</translation>
    </message>
    <message id="retention.changed" numerus="yes">
        <translation>
            <numerusform>{what} : {n} jour au lieu de {was}.</numerusform>
            <numerusform>{what} : {n} jours au lieu de {was}.</numerusform>
        </translation>
    </message>
    <message id="retention.undo">
        <translation>Annuler (Ctrl+Z)</translation>
    </message>
    <message id="retention.what_retention_legit_days">
        <translation>Texte confirmé légitime</translation>
    </message>
    <message id="retention.what_retention_unlabelled_days">
        <translation>Texte que personne n’a confirmé</translation>
    </message>
    <message id="retention.what_retention_longest_days">
        <translation>Texte d’un cas, quel qu’il soit</translation>
    </message>
    <message id="retention.what_retention_draft_days">
        <translation>Appel pas encore enregistré</translation>
    </message>
    <message id="retention.what_retention_copies_days">
        <translation>Copie du journal dans le dossier</translation>
    </message>
    <message id="retention.what_retention_log_days">
        <translation>Ligne du journal technique</translation>
    </message>
    <message id="retention.what_retention_grace_days">
        <translation>Annonce avant la suppression</translation>
    </message>
    <message id="retention.what_retention_names_days">
        <translation>Nom derrière un pseudonyme</translation>
    </message>
    <message id="retention.basis_retention_legit_days">
        <translation>CNIL AU-039, article 5 (sans valeur juridique depuis 2018), plus le temps de réentraîner</translation>
    </message>
    <message id="retention.basis_retention_unlabelled_days">
        <translation>CNIL AU-039, article 5 : six mois pour qualifier une alerte</translation>
    </message>
    <message id="retention.basis_retention_longest_days">
        <translation>Fiches IA de la CNIL : tant que le texte sert, revu chaque année</translation>
    </message>
    <message id="retention.basis_retention_draft_days">
        <translation>Proposition : quelques jours</translation>
    </message>
    <message id="retention.basis_retention_copies_days">
        <translation>Proposition : pas plus que la plus courte durée d’un texte</translation>
    </message>
    <message id="retention.basis_retention_log_days">
        <translation>Recommandation CNIL 2021-122 : six à douze mois</translation>
    </message>
    <message id="retention.basis_retention_grace_days">
        <translation>Proposition : une horloge en avance ne doit rien effacer</translation>
    </message>
    <message id="retention.basis_retention_names_days">
        <translation>Page de la CNIL sur l’écoute des appels : un an, plus la comparaison d’une année à l’autre</translation>
    </message>
    <message id="keys.group_review">
        <translation>Relecture</translation>
    </message>
    <message id="keys.review_scam">
        <translation>Arnaque, puis le cas suivant</translation>
    </message>
    <message id="keys.review_legit">
        <translation>Légitime, puis le cas suivant</translation>
    </message>
    <message id="keys.review_skip">
        <translation>Passer ce cas</translation>
    </message>
    <message id="keys.review_campaign">
        <translation>Toute la campagne</translation>
    </message>
    <message id="keys.review_reasons">
        <translation>Pourquoi</translation>
    </message>
    <message id="keys.review_called">
        <translation>Rappelé</translation>
    </message>
    <message id="keys.group_retention">
        <translation>Conservation</translation>
    </message>
    <message id="keys.save_period">
        <translation>Modifier la durée</translation>
    </message>
    <message id="keys.undo_period">
        <translation>Annuler le dernier changement</translation>
    </message>
    <message id="keys.back">
        <translation>Revenir à la supervision</translation>
    </message>
    <message id="keys.measure">
        <translation>Fiabilité du verdict, score et modèle</translation>
    </message>
    <message id="campaign.today" numerus="yes">
        <translation>
            <numerusform>Déjà vu {n} fois aujourd’hui</numerusform>
            <numerusform>Déjà vu {n} fois aujourd’hui</numerusform>
        </translation>
    </message>
    <message id="masked.NIR" numerus="yes">
        <translation>
            <numerusform>{n} n° de sécurité sociale</numerusform>
            <numerusform>{n} n° de sécurité sociale</numerusform>
        </translation>
    </message>
    <message id="masked.IBAN_FR" numerus="yes">
        <translation>
            <numerusform>{n} IBAN français</numerusform>
            <numerusform>{n} IBAN français</numerusform>
        </translation>
    </message>
    <message id="masked.IBAN_ETRANGER" numerus="yes">
        <translation>
            <numerusform>{n} IBAN étranger</numerusform>
            <numerusform>{n} IBAN étrangers</numerusform>
        </translation>
    </message>
    <message id="masked.RIB" numerus="yes">
        <translation>
            <numerusform>{n} RIB</numerusform>
            <numerusform>{n} RIB</numerusform>
        </translation>
    </message>
    <message id="masked.CARTE" numerus="yes">
        <translation>
            <numerusform>{n} n° de carte</numerusform>
            <numerusform>{n} n° de carte</numerusform>
        </translation>
    </message>
    <message id="masked.TEL_MOBILE" numerus="yes">
        <translation>
            <numerusform>{n} mobile</numerusform>
            <numerusform>{n} mobiles</numerusform>
        </translation>
    </message>
    <message id="masked.TEL_FIXE" numerus="yes">
        <translation>
            <numerusform>{n} téléphone fixe</numerusform>
            <numerusform>{n} téléphones fixes</numerusform>
        </translation>
    </message>
    <message id="masked.TEL_GRATUIT" numerus="yes">
        <translation>
            <numerusform>{n} n° gratuit</numerusform>
            <numerusform>{n} n° gratuits</numerusform>
        </translation>
    </message>
    <message id="masked.TEL_SURTAXE" numerus="yes">
        <translation>
            <numerusform>{n} n° surtaxé</numerusform>
            <numerusform>{n} n° surtaxés</numerusform>
        </translation>
    </message>
    <message id="masked.TEL_ETRANGER" numerus="yes">
        <translation>
            <numerusform>{n} téléphone étranger</numerusform>
            <numerusform>{n} téléphones étrangers</numerusform>
        </translation>
    </message>
    <message id="masked.EMAIL" numerus="yes">
        <translation>
            <numerusform>{n} adresse e-mail</numerusform>
            <numerusform>{n} adresses e-mail</numerusform>
        </translation>
    </message>
    <message id="masked.MONTANT" numerus="yes">
        <translation>
            <numerusform>{n} montant</numerusform>
            <numerusform>{n} montants</numerusform>
        </translation>
    </message>
    <message id="masked.PETIT_MONTANT" numerus="yes">
        <translation>
            <numerusform>{n} petit montant</numerusform>
            <numerusform>{n} petits montants</numerusform>
        </translation>
    </message>
    <message id="masked.DATE" numerus="yes">
        <translation>
            <numerusform>{n} date</numerusform>
            <numerusform>{n} dates</numerusform>
        </translation>
    </message>
    <message id="masked.NOM" numerus="yes">
        <translation>
            <numerusform>{n} nom</numerusform>
            <numerusform>{n} noms</numerusform>
        </translation>
    </message>
    <message id="masked.CONTRAT" numerus="yes">
        <translation>
            <numerusform>{n} n° de contrat</numerusform>
            <numerusform>{n} n° de contrat</numerusform>
        </translation>
    </message>
    <message id="masked.ADRESSE" numerus="yes">
        <translation>
            <numerusform>{n} adresse</numerusform>
            <numerusform>{n} adresses</numerusform>
        </translation>
    </message>
    <message id="masked.CODE" numerus="yes">
        <translation>
            <numerusform>{n} code</numerusform>
            <numerusform>{n} codes</numerusform>
        </translation>
    </message>
    <message id="masked.NUMERO" numerus="yes">
        <translation>
            <numerusform>{n} autre numéro</numerusform>
            <numerusform>{n} autres numéros</numerusform>
        </translation>
    </message>
    <message id="masked.VALEUR" numerus="yes">
        <translation>
            <numerusform>{n} valeur</numerusform>
            <numerusform>{n} valeurs</numerusform>
        </translation>
    </message>
    <message id="masked.LIEN" numerus="yes">
        <translation>
            <numerusform>{n} lien</numerusform>
            <numerusform>{n} liens</numerusform>
        </translation>
    </message>
    <message id="masked.DONNEES" numerus="yes">
        <translation>
            <numerusform>{n} passage codé</numerusform>
            <numerusform>{n} passages codés</numerusform>
        </translation>
    </message>
    <message id="idle.no_paste">
        <translation>Le presse-papiers ne contient aucun message : copiez-le d’abord.</translation>
    </message>
    <message id="idle.no_content">
        <translation>Le programme d’où vient ce message n’en donne pas le contenu : enregistrez-le sur le bureau, puis déposez ce fichier.</translation>
    </message>
    <message id="idle.nothing_to_clear">
        <translation>Rien à effacer : la page est vide.</translation>
    </message>
    <message id="idle.nobody_waits">
        <translation>Aucun appel n’est en attente.</translation>
    </message>
    <message id="idle.no_more">
        <translation>Tous les conseils sont affichés.</translation>
    </message>
    <message id="idle.no_outcome">
        <translation>Dites d’abord ce qu’a fait l’appelant (F8).</translation>
    </message>
    <message id="idle.no_contact">
        <translation>Ces conseils ne nomment aucun contact.</translation>
    </message>
    <message id="idle.no_passage">
        <translation>Aucun passage n’est souligné dans ce message.</translation>
    </message>
    <message id="idle.one_passage">
        <translation>Ce message n’a pas d’autre passage souligné.</translation>
    </message>
    <message id="idle.no_opinion">
        <translation>Donnez d’abord votre avis : F5, F6 ou F7.</translation>
    </message>
    <message id="idle.reason_missed">
        <translation>Dites d’abord pourquoi : une touche de 1 à 5.</translation>
    </message>
    <message id="idle.decided">
        <translation>C’est déjà votre avis ; Entrée l’enregistre.</translation>
    </message>
    <message id="idle.writing">
        <translation>Le cas est en cours d’enregistrement.</translation>
    </message>
    <message id="idle.time_stopped">
        <translation>Ce cas attend le journal : son chronomètre est arrêté.</translation>
    </message>
    <message id="idle.no_typing">
        <translation>Rien d’autre à annuler ni à rétablir dans ce champ.</translation>
    </message>
    <message id="idle.no_text_copied">
        <translation>Le presse-papiers ne contient aucun texte.</translation>
    </message>
    <message id="idle.correcting">
        <translation>Vous corrigez déjà ce message ; Échap revient au verdict.</translation>
    </message>
    <message id="note.refused">
        <translation>Le journal n’a pas pris ce cas ; il reste sur la page.</translation>
    </message>
    <message id="idle.reading">
        <translation>La lecture de ce message est en cours.</translation>
    </message>
    <message id="idle.no_picture">
        <translation>Aucune image sur la page.</translation>
    </message>
    <message id="idle.no_zoom">
        <translation>L’image n’a pas d’autre taille.</translation>
    </message>
    <message id="input.original">
        <translation>Message tel que reçu</translation>
    </message>
    <message id="input.edit_left">
        <translation>Correction laissée de côté ; F2 la reprend.</translation>
    </message>
    <message id="picture.larger">
        <translation>Agrandir l’image</translation>
    </message>
    <message id="picture.smaller">
        <translation>Réduire l’image</translation>
    </message>
    <message id="keys.zoom">
        <translation>Agrandir, réduire l’image</translation>
    </message>
    <message id="idle.no_text">
        <translation>Il n’y a pas encore de texte à analyser.</translation>
    </message>
    <message id="idle.no_message">
        <translation>Aucun message sur la page : collez-en un d’abord (Ctrl+V).</translation>
    </message>
    <message id="idle.no_campaign">
        <translation>F4 suit une campagne déjà jugée ; ce message n’en a pas.</translation>
    </message>
    <message id="idle.no_call_back">
        <translation>Aucun assuré n’est à rappeler.</translation>
    </message>
    <message id="idle.no_review">
        <translation>Aucun cas n’attend : cette touche n’a rien à quoi répondre.</translation>
    </message>
    <message id="idle.review_loading">
        <translation>Le cas suivant arrive : rien n’a été répondu, appuyez de nouveau.</translation>
    </message>
    <message id="idle.case_no_call_back">
        <translation>L’assuré de ce cas n’est pas à rappeler.</translation>
    </message>
    <message id="idle.no_text_to_note">
        <translation>Le texte de ce cas est supprimé : il ne prend plus de note.</translation>
    </message>
    <message id="idle.no_cases_behind">
        <translation>Il n’y a pas de cas à montrer derrière cette ligne.</translation>
    </message>
    <message id="week.counting">
        <translation>Comptage en cours…</translation>
    </message>
    <message id="week.period">
        <translation>&amp;Période</translation>
    </message>
    <message id="week.before">
        <translation>Période précédente</translation>
    </message>
    <message id="week.after">
        <translation>Période suivante</translation>
    </message>
    <message id="week.of">
        <translation>Semaine {week}, {days}</translation>
    </message>
    <message id="week.running_of">
        <translation>Semaine {week}, {days} (en cours)</translation>
    </message>
    <message id="week.running_period">
        <translation>{period} (en cours)</translation>
    </message>
    <message id="week.as_of">
        <translation>Situation au {at}.</translation>
    </message>
    <message id="week.running">
        <translation>Période en cours, chiffres provisoires : jour {done} sur {days}.</translation>
    </message>
    <message id="week.exported">
        <translation>Déjà exporté le {at}, avec {count} cas.</translation>
    </message>
    <message id="week.empty">
        <translation>Aucun cas dans cette période.</translation>
    </message>
    <message id="week.figures">
        <translation>Chiffres de la période</translation>
    </message>
    <message id="week.column_name">
        <translation>Chiffre</translation>
    </message>
    <message id="week.column_value">
        <translation>Période</translation>
    </message>
    <message id="week.column_previous">
        <translation>Avant</translation>
    </message>
    <message id="week.column_year">
        <translation>Un an avant</translation>
    </message>
    <message id="week.column_more">
        <translation>Détail</translation>
    </message>
    <message id="week.pictures">
        <translation>&amp;Image</translation>
    </message>
    <message id="week.picture_trend">
        <translation>Douze semaines</translation>
    </message>
    <message id="week.picture_volumes">
        <translation>Cas selon le verdict</translation>
    </message>
    <message id="week.picture_hours">
        <translation>Jours et heures</translation>
    </message>
    <message id="week.picture_lines">
        <translation>Campagnes par jour</translation>
    </message>
    <message id="week.picture_table">
        <translation>Chiffres de l’image</translation>
    </message>
    <message id="week.no_picture">
        <translation>Rien à dessiner pour cette période.</translation>
    </message>
    <message id="calls.title">
        <translation>À rappeler ({count})</translation>
    </message>
    <message id="calls.table">
        <translation>Assurés à rappeler</translation>
    </message>
    <message id="calls.column_case">
        <translation>Cas</translation>
    </message>
    <message id="calls.column_when">
        <translation>Date</translation>
    </message>
    <message id="calls.column_told">
        <translation>Avis donné</translation>
    </message>
    <message id="calls.column_done">
        <translation>Ce que l’assuré avait fait</translation>
    </message>
    <message id="calls.called">
        <translation>Rappelé</translation>
    </message>
    <message id="calls.none">
        <translation>Aucun assuré n’est à rappeler.</translation>
    </message>
    <message id="calls.noted">
        <translation>Cas n° {number} : l’assuré a été rappelé.</translation>
    </message>
    <message id="calls.undone">
        <translation>Cas n° {number} : de nouveau à rappeler.</translation>
    </message>
    <message id="idle.no_files">
        <translation>Ctrl+O ouvre un fichier sur les pages Triage, Lot, Messages types, Anciennes listes et Listes du service.</translation>
    </message>
    <message id="input.choose">
        <translation>Ouvrir un message</translation>
    </message>
    <message id="shelf.waiting" numerus="yes">
        <translation>
            <numerusform>attend {n} min</numerusform>
            <numerusform>attend {n} min</numerusform>
        </translation>
    </message>
    <message id="shelf.new">
        <translation>attend moins d’1 min</translation>
    </message>
    <message id="window.quit">
        <translation>Quitter et perdre</translation>
    </message>
    <message id="models_card.title">
        <translation>Modèles</translation>
    </message>
    <message id="models_card.current">
        <translation>Le modèle {number} sert ; il a appris {cases} cas confirmés.</translation>
    </message>
    <message id="models_card.of_desk">
        <translation>Le modèle {number}, venu du poste {desk}, sert ; il a appris {cases} cas confirmés.</translation>
    </message>
    <message id="models_card.open">
        <translation>Ouvrir les modèles</translation>
    </message>
    <message id="difference.title">
        <translation>Ce qui change</translation>
    </message>
    <message id="difference.compare">
        <translation>Comparer</translation>
    </message>
    <message id="difference.compare_hint">
        <translation>Juge les 500 derniers cas avec les deux modèles</translation>
    </message>
    <message id="difference.stop">
        <translation>Arrêter</translation>
    </message>
    <message id="difference.progress">
        <translation>Avancement de la comparaison</translation>
    </message>
    <message id="difference.none">
        <translation>Choisissez un modèle à gauche : il est comparé à celui qui sert.</translation>
    </message>
    <message id="difference.running">
        <translation>Comparaison du modèle {now} avec le modèle {before}…</translation>
    </message>
    <message id="difference.step_cases">
        <translation>derniers cas</translation>
    </message>
    <message id="difference.step_own_cases">
        <translation>cas confirmés</translation>
    </message>
    <message id="difference.result" numerus="yes">
        <translation>
            <numerusform>Modèle {now} à côté de {before} : {n} cas sur {cases} change de verdict.</numerusform>
            <numerusform>Modèle {now} à côté de {before} : {n} cas sur {cases} changent de verdict.</numerusform>
        </translation>
    </message>
    <message id="difference.failed">
        <translation>La comparaison a échoué.</translation>
    </message>
    <message id="difference.stopped">
        <translation>Comparaison arrêtée.</translation>
    </message>
    <message id="difference.tabs">
        <translation>Parties de la comparaison</translation>
    </message>
    <message id="difference.tab_figures">
        <translation>Mesures</translation>
    </message>
    <message id="difference.tab_bands">
        <translation>Cas</translation>
    </message>
    <message id="difference.tab_families">
        <translation>Familles</translation>
    </message>
    <message id="difference.tab_words">
        <translation>Mots et faits</translation>
    </message>
    <message id="difference.tab_own">
        <translation>Cas du service</translation>
    </message>
    <message id="difference.tab_history">
        <translation>Historique</translation>
    </message>
    <message id="difference.tab_card">
        <translation>Fiche</translation>
    </message>
    <message id="difference.bands">
        <translation>Cas qui changent de verdict</translation>
    </message>
    <message id="difference.families">
        <translation>Part des messages signalés par famille</translation>
    </message>
    <message id="difference.words">
        <translation>Mots qui pèsent autrement</translation>
    </message>
    <message id="difference.words_hint">
        <translation>Mots d’au moins trois des derniers cas ; plus haut = plus vers l’arnaque.</translation>
    </message>
    <message id="difference.facts">
        <translation>Faits qui pèsent autrement</translation>
    </message>
    <message id="difference.own">
        <translation>Courbe d’apprentissage</translation>
    </message>
    <message id="difference.own_hint" numerus="yes">
        <translation>
            <numerusform>Mesuré sur {n} cas confirmé du service, qu’aucun modèle n’a vu ; intervalle à 95 %.</numerusform>
            <numerusform>Mesuré sur {n} cas confirmés du service, un par campagne, qu’aucun modèle n’a vus ; intervalles à 95 %.</numerusform>
        </translation>
    </message>
    <message id="difference.reliability">
        <translation>Fiabilité des scores</translation>
    </message>
    <message id="difference.history">
        <translation>Historique des modèles</translation>
    </message>
    <message id="difference.card">
        <translation>Fiche du modèle</translation>
    </message>
    <message id="difference.open">
        <translation>Ouvrir le cas</translation>
    </message>
    <message id="difference.never_missed">
        <translation>Ne jamais manquer</translation>
    </message>
    <message id="difference.never_flagged">
        <translation>Ne jamais signaler</translation>
    </message>
    <message id="band_changes.column_number">
        <translation>Cas</translation>
    </message>
    <message id="band_changes.column_before">
        <translation>Avant</translation>
    </message>
    <message id="band_changes.column_now">
        <translation>Après</translation>
    </message>
    <message id="band_changes.column_label">
        <translation>Confirmé</translation>
    </message>
    <message id="band_changes.column_excerpt">
        <translation>Message</translation>
    </message>
    <message id="weights.column_name">
        <translation>Mot ou fait</translation>
    </message>
    <message id="weights.column_before">
        <translation>Avant</translation>
    </message>
    <message id="weights.column_now">
        <translation>Après</translation>
    </message>
    <message id="weights.column_messages">
        <translation>Cas</translation>
    </message>
    <message id="families.column_name">
        <translation>Famille</translation>
    </message>
    <message id="families.column_before">
        <translation>Avant</translation>
    </message>
    <message id="families.column_now">
        <translation>Après</translation>
    </message>
    <message id="families.column_change">
        <translation>Écart</translation>
    </message>
    <message id="families.scams">
        <translation>{family} – arnaques (n = {n})</translation>
    </message>
    <message id="families.genuine">
        <translation>{family} – légitimes (n = {n})</translation>
    </message>
    <message id="own_figures.column_model">
        <translation>Modèle</translation>
    </message>
    <message id="own_figures.column_learnt">
        <translation>Cas appris</translation>
    </message>
    <message id="own_figures.column_caught">
        <translation>Arnaques signalées</translation>
    </message>
    <message id="own_figures.column_alarms">
        <translation>Légitimes au plus haut</translation>
    </message>
    <message id="own_figures.model">
        <translation>{number} ({state})</translation>
    </message>
    <message id="model_history.column_at">
        <translation>Quand</translation>
    </message>
    <message id="model_history.column_what">
        <translation>Quoi</translation>
    </message>
    <message id="model_history.column_who">
        <translation>Qui</translation>
    </message>
    <message id="model_history.what">
        <translation>modèle {number} {what}</translation>
    </message>
    <message id="model_history.passed">
        <translation>contrôles réussis</translation>
    </message>
    <message id="model_history.refused">
        <translation>contrôles non réussis</translation>
    </message>
    <message id="figures.rate">
        <translation>{share} ({low} à {high}, n = {n})</translation>
    </message>
    <message id="plot.model">
        <translation>modèle {number}</translation>
    </message>
    <message id="plot.score">
        <translation>Score du modèle</translation>
    </message>
    <message id="plot.scams">
        <translation>% d’arnaques</translation>
    </message>
    <message id="plot.learnt">
        <translation>Cas du service appris</translation>
    </message>
    <message id="plot.share">
        <translation>% des cas confirmés</translation>
    </message>
    <message id="plot.caught">
        <translation>arnaques signalées</translation>
    </message>
    <message id="plot.alarms">
        <translation>légitimes au plus haut verdict</translation>
    </message>
    <message id="plot.bin">
        <translation>modèle {number}, score {score} : {share} d’arnaques sur {n}</translation>
    </message>
    <message id="plot.own">
        <translation>modèle {number}, {learnt} cas appris : {caught} des arnaques signalées, {alarms} des légitimes au plus haut verdict</translation>
    </message>
    <message id="guard.added_scam">
        <translation>Le cas n° {number} ne doit jamais être manqué.</translation>
    </message>
    <message id="guard.added_legit">
        <translation>Le cas n° {number} ne doit jamais être signalé.</translation>
    </message>
    <message id="guard.undo">
        <translation>Annuler</translation>
    </message>
    <message id="guard.undone">
        <translation>Liste de garde comme avant (version {version}).</translation>
    </message>
    <message id="event.list_changed">
        <translation>liste du service modifiée</translation>
    </message>
    <message id="keys.group_supervisor">
        <translation>Supervision</translation>
    </message>
    <message id="keys.open_models">
        <translation>Ouvrir les modèles</translation>
    </message>
    <message id="keys.group_models">
        <translation>Modèles</translation>
    </message>
    <message id="keys.compare">
        <translation>Comparer les deux modèles</translation>
    </message>
    <message id="keys.open_changed">
        <translation>Ouvrir le cas choisi</translation>
    </message>
    <message id="keys.undo_model">
        <translation>Reprendre le modèle d’avant</translation>
    </message>
    <message id="keys.stop_or_back">
        <translation>Arrêter, sinon revenir à la supervision</translation>
    </message>
    <message id="lists.title">
        <translation>Listes du service</translation>
    </message>
    <message id="lists.card_hint">
        <translation>Organismes, liste de surveillance (sites et numéros), liste de garde, règles d’alerte.</translation>
    </message>
    <message id="lists.open">
        <translation>Ouvrir les listes</translation>
    </message>
    <message id="lists.rows">
        <translation>Lignes de la liste</translation>
    </message>
    <message id="lists.hint_organisations">
        <translation>Complète la liste fournie. Un nom court connu (ameli, harmonie…) ajoute à cet organisme ; plusieurs valeurs sont séparées par |.</translation>
    </message>
    <message id="lists.hint_watch">
        <translation>Sites (avec tout ce qui est au-dessous) et numéros vus dans des arnaques : un message qui en contient un a au moins plusieurs signes.</translation>
    </message>
    <message id="lists.hint_guard">
        <translation>Cas que tout modèle doit juger ainsi : « arnaque » n’est jamais manqué, « légitime » n’est jamais signalé. Un candidat qui se trompe est refusé.</translation>
    </message>
    <message id="lists.expected_scam">
        <translation>arnaque</translation>
    </message>
    <message id="lists.expected_legit">
        <translation>légitime</translation>
    </message>
    <message id="lists.save">
        <translation>Enregistrer</translation>
    </message>
    <message id="lists.add">
        <translation>Ajouter une ligne</translation>
    </message>
    <message id="lists.remove">
        <translation>Retirer la ligne</translation>
    </message>
    <message id="lists.import">
        <translation>Importer…</translation>
    </message>
    <message id="lists.export">
        <translation>Exporter…</translation>
    </message>
    <message id="lists.reset">
        <translation>Revenir à la liste en service</translation>
    </message>
    <message id="lists.files">
        <translation>Tableaux CSV (*.csv *.txt)</translation>
    </message>
    <message id="lists.files_to_read">
        <translation>Listes (*.csv *.txt *.xlsx *.xls *.ods *.json)</translation>
    </message>
    <message id="lists.unsaved">
        <translation>Pas encore enregistré.</translation>
    </message>
    <message id="lists.problem">
        <translation>Ligne {row} : {problem}</translation>
    </message>
    <message id="lists.refused" numerus="yes">
        <translation>
            <numerusform>{n} ligne est à corriger ; rien n’est encore enregistré ni perdu.</numerusform>
            <numerusform>{n} lignes sont à corriger ; rien n’est encore enregistré ni perdu.</numerusform>
        </translation>
    </message>
    <message id="lists.saved">
        <translation>Liste enregistrée (version {version}).</translation>
    </message>
    <message id="lists.undo">
        <translation>Annuler</translation>
    </message>
    <message id="lists.written">
        <translation>Liste écrite dans {file}.</translation>
    </message>
    <message id="list_versions.title">
        <translation>Versions</translation>
    </message>
    <message id="list_versions.difference">
        <translation>Ce que la liste en service a de plus (+), de moins (−) ou d’autre (∼)</translation>
    </message>
    <message id="list_versions.same">
        <translation>Aucune différence.</translation>
    </message>
    <message id="list_versions.restore">
        <translation>Rétablir cette version</translation>
    </message>
    <message id="list_versions.current">
        <translation>{version} (en service)</translation>
    </message>
    <message id="list_versions.former">
        <translation>{version}</translation>
    </message>
    <message id="list_versions.column_version">
        <translation>Version</translation>
    </message>
    <message id="list_versions.column_day">
        <translation>Jour</translation>
    </message>
    <message id="list_versions.column_rows">
        <translation>Lignes</translation>
    </message>
    <message id="keys.group_lists">
        <translation>Listes du service</translation>
    </message>
    <message id="keys.open_lists">
        <translation>Ouvrir les listes du service</translation>
    </message>
    <message id="keys.save_list">
        <translation>Enregistrer la liste</translation>
    </message>
    <message id="keys.add_row">
        <translation>Ajouter une ligne</translation>
    </message>
    <message id="keys.remove_row">
        <translation>Retirer la ligne</translation>
    </message>
    <message id="keys.import_list">
        <translation>Importer un fichier</translation>
    </message>
    <message id="keys.export_list">
        <translation>Exporter la liste</translation>
    </message>
    <message id="keys.reset_list">
        <translation>Revenir à la liste en service</translation>
    </message>
    <message id="lists.hint_alerts">
        <translation>À partir de quand une campagne est dite nouvelle ou en hausse ; remplace les réglages campaign_cases et campaign_growth.</translation>
    </message>
    <message id="guidance.compare">
        <translation>Différences</translation>
    </message>
    <message id="guidance.difference">
        <translation>Différences entre versions des conseils</translation>
    </message>
    <message id="guidance.difference_hint">
        <translation>Ce que les conseils en service disent autrement que la version {version} : lignes parties (−) et venues (+).</translation>
    </message>
    <message id="guidance.difference_shipped">
        <translation>Ce que les conseils en service disent autrement que les conseils fournis : lignes parties (−) et venues (+).</translation>
    </message>
    <message id="guidance.no_difference">
        <translation>Aucune différence.</translation>
    </message>
    <message id="guidance.reordered">
        <translation>mêmes lignes, autre ordre</translation>
    </message>
    <message id="guidance.part_name">
        <translation>nom</translation>
    </message>
    <message id="guidance.part_say">
        <translation>phrase à dire</translation>
    </message>
    <message id="guidance.part_avoid">
        <translation>à éviter</translation>
    </message>
    <message id="guidance.part_now">
        <translation>tout de suite</translation>
    </message>
    <message id="guidance.part_today">
        <translation>aujourd’hui</translation>
    </message>
    <message id="guidance.part_routine">
        <translation>ensuite</translation>
    </message>
    <message id="guidance.part_agent">
        <translation>pour l’agent</translation>
    </message>
    <message id="guidance.part_channels">
        <translation>contacts</translation>
    </message>
    <message id="guidance.part_source">
        <translation>source</translation>
    </message>
    <message id="guidance.part_verified">
        <translation>vérifié</translation>
    </message>
    <message id="case.file">
        <translation>PDF du dossier</translation>
    </message>
    <message id="case.file_hint">
        <translation>Écrire ce cas sur une page PDF, pour le dossier de l’appelant</translation>
    </message>
    <message id="case.file_title">
        <translation>Cas n° {number} en PDF</translation>
    </message>
    <message id="case.file_busy">
        <translation>Écriture du cas n° {number} en PDF…</translation>
    </message>
    <message id="keys.case_file">
        <translation>Écrire le cas en PDF d’une page, pour le dossier de l’appelant</translation>
    </message>
    <message id="case.guard">
        <translation>Liste de garde</translation>
    </message>
    <message id="case.guard_hint">
        <translation>Tout modèle devra juger ce cas comme il est confirmé</translation>
    </message>
    <message id="guard.unconfirmed">
        <translation>Confirmez d’abord le cas (F5 ou F6) : la liste de garde suit la confirmation.</translation>
    </message>
    <message id="keys.guard_case">
        <translation>Mettre sur la liste de garde</translation>
    </message>
    <message id="difference.none_to_compare">
        <translation>Il faut deux modèles : réentraînez d’abord, ou choisissez-en un autre que celui qui sert.</translation>
    </message>
    <message id="difference.earlier">
        <translation>Affiché dessous : {now} à côté de {before}. « Comparer » (F5) montre les modèles choisis.</translation>
    </message>
</context>
</TS>
