<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open a picture or an InkML drawing</source>
        <translation>Ein Bild oder eine InkML-Zeichnung öffnen</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern …</translation>
    </message>
    <message>
        <source>Save the drawing as PNG or InkML</source>
        <translation>Die Zeichnung als PNG oder InkML speichern</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Das Fenster schließen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>Die letzte Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>Noch einmal tun, was zurückgenommen wurde</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the drawing</source>
        <translation>Die Zeichnung kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Paste a picture or a drawing</source>
        <translation>Ein Bild oder eine Zeichnung einfügen</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>Empty the canvas</source>
        <translation>Die Zeichenfläche leeren</translation>
    </message>
    <message>
        <source>P&amp;en</source>
        <translation>Sti&amp;ft</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>E&amp;raser</source>
        <translation>&amp;Radierer</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Radieren</translation>
    </message>
    <message>
        <source>&amp;Grid for the keyboard</source>
        <translation>R&amp;aster für die Tastatur</translation>
    </message>
    <message>
        <source>Draw from cell to cell of a grid, by keyboard</source>
        <translation>Mit der Tastatur von Feld zu Feld eines Rasters zeichnen</translation>
    </message>
    <message>
        <source>&amp;Thinner pen</source>
        <translation>&amp;Dünnerer Stift</translation>
    </message>
    <message>
        <source>Draw with a thinner pen</source>
        <translation>Mit einem dünneren Stift zeichnen</translation>
    </message>
    <message>
        <source>Thic&amp;ker pen</source>
        <translation>Di&amp;ckerer Stift</translation>
    </message>
    <message>
        <source>Draw with a thicker pen</source>
        <translation>Mit einem dickeren Stift zeichnen</translation>
    </message>
    <message>
        <source>&amp;Why?</source>
        <translation>&amp;Warum?</translation>
    </message>
    <message>
        <source>Why it was read so: the training digits that are most like it</source>
        <translation>Warum es so gelesen wurde: die Trainingsziffern, die ihm am ähnlichsten sind</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Farb&amp;wechsel</translation>
    </message>
    <message>
        <source>From light to dark or back</source>
        <translation>Von hell zu dunkel oder zurück</translation>
    </message>
    <message>
        <source>&amp;Help and shortcuts</source>
        <translation>&amp;Hilfe und Tasten</translation>
    </message>
    <message>
        <source>How to draw, and all keys</source>
        <translation>Wie man zeichnet, und alle Tasten</translation>
    </message>
    <message>
        <source>&amp;Glossary</source>
        <translation>&amp;Glossar</translation>
    </message>
    <message>
        <source>What words and signs mean</source>
        <translation>Was Wörter und Zeichen bedeuten</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>&amp;Diagnose kopieren</translation>
    </message>
    <message>
        <source>Copy what helps others to help: versions, screen, settings</source>
        <translation>Kopieren, was anderen beim Helfen hilft: Versionen, Bildschirm, Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Problem reports…</source>
        <translation>&amp;Fehlerberichte …</translation>
    </message>
    <message>
        <source>What is known of mistakes that the program made</source>
        <translation>Was über Fehler des Programms bekannt ist</translation>
    </message>
    <message>
        <source>&amp;About…</source>
        <translation>&amp;Über …</translation>
    </message>
    <message>
        <source>Versions, licence, and what happens to your data</source>
        <translation>Versionen, Lizenz, und was mit deinen Daten geschieht</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>Light or dark as the system is</source>
        <translation>Hell oder dunkel, wie das System es ist</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>Always light</source>
        <translation>Immer hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Always dark</source>
        <translation>Immer dunkel</translation>
    </message>
    <message>
        <source>Larger text, also in pictures</source>
        <translation>Größere Schrift, auch in Bildern</translation>
    </message>
    <message>
        <source>The system&apos;s lang&amp;uage</source>
        <translation>Sprache des S&amp;ystems</translation>
    </message>
    <message>
        <source>The language of the system, if it is spoken here</source>
        <translation>Die Sprache des Systems, wenn das Programm sie spricht</translation>
    </message>
    <message>
        <source>The window speaks it</source>
        <translation>Das Fenster spricht sie</translation>
    </message>
    <message>
        <source>Lar&amp;ger text</source>
        <translation>&amp;Größere Schrift</translation>
    </message>
    <message>
        <source>The next larger size of text</source>
        <translation>Die nächstgrößere Schrift</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>&amp;Kleinere Schrift</translation>
    </message>
    <message>
        <source>The next smaller size of text</source>
        <translation>Die nächstkleinere Schrift</translation>
    </message>
    <message>
        <source>High &amp;contrast</source>
        <translation>Hoher &amp;Kontrast</translation>
    </message>
    <message>
        <source>Stronger colours, and lines around everything</source>
        <translation>Kräftigere Farben, und Linien um alles</translation>
    </message>
    <message>
        <source>Less m&amp;otion</source>
        <translation>Weniger &amp;Bewegung</translation>
    </message>
    <message>
        <source>Nothing glides or moves by itself</source>
        <translation>Nichts gleitet oder bewegt sich von selbst</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>My digits</source>
        <translation>Meine Ziffern</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>&amp;Zeichnen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>nearly 0</source>
        <translation>fast 0</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} Tage</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>{names} and {last}</source>
        <translation>{names} und {last}</translation>
    </message>
    <message>
        <source>{names} or {last}</source>
        <translation>{names} oder {last}</translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <translation>Zeile {row}, Spalte {column}</translation>
    </message>
    <message>
        <source>an {label}</source>
        <translation>eine {label}</translation>
    </message>
    <message>
        <source>a {label}</source>
        <translation>eine {label}</translation>
    </message>
</context>
</TS>
