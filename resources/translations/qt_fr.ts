<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- French of what Qt's own catalogue leaves in English in its file dialog. -->
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>Che&amp;rcher dans :</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Type de fichiers :</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>Le fichier %1 existe déjà.
Faut-il le remplacer ?</translation>
    </message>
</context>
</TS>
