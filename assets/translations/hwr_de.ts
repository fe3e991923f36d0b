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
        <source>The network that reads is still being fetched.</source>
        <translation>Das Netz, das liest, wird noch geholt.</translation>
    </message>
    <message>
        <source>This network answers with other things than the ten digits; the chapter asks about digits.</source>
        <translation>Dieses Netz antwortet mit etwas anderem als den zehn Ziffern; in diesem Kapitel geht es um Ziffern.</translation>
    </message>
    <message>
        <source>Nothing is drawn yet, so a 4 from the program stands in for yours. Draw one, and see how long yours is read.</source>
        <translation>Noch ist nichts gezeichnet, darum steht eine 4 aus dem Programm für deine. Zeichne eine, und sieh, wie lange deine gelesen wird.</translation>
    </message>
    <message>
        <source>Fetching what is to be read…</source>
        <translation>Was gelesen werden soll, wird geholt …</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take the last damage back</source>
        <translation>Das zuletzt Kaputtgemachte zurücknehmen</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>Zurückgenommenes wiederholen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Your drawing</source>
        <translation>Deine Zeichnung</translation>
    </message>
    <message>
        <source>The example</source>
        <translation>Das Beispiel</translation>
    </message>
    <message>
        <source>reads {label}</source>
        <translation>liest {label}</translation>
    </message>
    <message>
        <source>{reading} (outlined: whole)</source>
        <translation>{reading} (Umriss: unversehrt)</translation>
    </message>
    <message>
        <source>{heading} ({share} interval)</source>
        <translation>{heading} (Intervall zu {share})</translation>
    </message>
    <message>
        <source>The drawings that came with the program are not there.</source>
        <translation>Die mitgelieferten Zeichnungen fehlen.</translation>
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
        <translation>Versionen, Lizenz und was mit deinen Daten geschieht</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>Light or dark as the system is</source>
        <translation>Hell oder dunkel wie das System</translation>
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
        <translation>Hoher K&amp;ontrast</translation>
    </message>
    <message>
        <source>Stronger colours, and lines around everything</source>
        <translation>Kräftigere Farben und Linien um alles</translation>
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
        <source>Draw or open a digit or a number and see it read, with every step down to 8 x 8; type what it is if it is misread; Why? shows what it was like.</source>
        <translation>Zeichne oder öffne eine Ziffer oder eine Zahl und sieh, wie sie gelesen wird, mit jedem Schritt bis hinunter zu 8 x 8; tippe, was es ist, wenn es falsch gelesen wurde; „Warum?“ zeigt, welchen Ziffern es ähnlich war.</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Open a photo or a scan of a page of numbers: it becomes a table, to correct, copy and save.</source>
        <translation>Öffne ein Foto oder einen Scan einer Seite mit Zahlen: Daraus wird eine Tabelle zum Korrigieren, Kopieren und Speichern.</translation>
    </message>
    <message>
        <source>My digits</source>
        <translation>Meine Ziffern</translation>
    </message>
    <message>
        <source>All that you have taught. Practise asks for more, Learn lets the network learn your hand.</source>
        <translation>Alles, was du beigebracht hast. „Üben“ fragt nach mehr, „Lernen“ lässt das Netz deine Handschrift lernen.</translation>
    </message>
    <message>
        <source>Point</source>
        <comment>of a plane</comment>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>One stage on: up through the network, back again, and the update</source>
        <translation>Eine Stufe weiter: durch das Netz hinauf, wieder zurück und das Update</translation>
    </message>
    <message>
        <source>Learn from each point in turn, until XOR is solved or nothing moves any more</source>
        <translation>Reihum aus jedem Punkt lernen, bis XOR gelöst ist oder sich nichts mehr bewegt</translation>
    </message>
    <message>
        <source>One stage back</source>
        <translation>Eine Stufe zurück</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Laufen lassen</translation>
    </message>
    <message>
        <source>Step by itself, slowly enough to follow</source>
        <translation>Von allein weitergehen, langsam genug zum Zusehen</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Pause training</source>
        <translation>Training anhalten</translation>
    </message>
    <message>
        <source>Choose a preset and press Train; the slider goes back to any moment. A ? explains what it stands beside.</source>
        <translation>Wähle eine Vorlage und drücke „Trainieren“; der Schieber führt zu jedem Moment zurück. Ein ? erklärt, neben was es steht.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>All trainings: compare, continue, export them, or let one read.</source>
        <translation>Alle Trainings: vergleiche sie, setze sie fort, exportiere sie, oder lass eines lesen.</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>Chapters and lessons on how it learns, with dials to turn.</source>
        <translation>Kapitel und Lektionen darüber, wie es lernt, mit Reglern zum Drehen.</translation>
    </message>
    <message>
        <source>Mouse, finger or pen</source>
        <translation>Maus, Finger oder Stift</translation>
    </message>
    <message>
        <source>Draw on the paper. A pen&apos;s pressure makes the ink thicker; its other end erases.</source>
        <translation>Zeichne auf dem Papier. Mit mehr Druck wird die Tinte eines Stifts dicker; sein anderes Ende radiert.</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Tab to the canvas. Arrow keys move the pen, two at once diagonally, with Shift in small steps; the space bar presses the pen down and lifts it. G lays a grid of 8 x 8 cells on the canvas: the arrow keys then go from cell to cell, Home, Page up, End and Page down diagonally, and each cell is told to a screen reader.</source>
        <translation>Mit Tab kommst du zur Zeichenfläche. Pfeiltasten bewegen den Stift, zwei zugleich schräg, mit Umschalt in kleinen Schritten; die Leertaste setzt den Stift auf und hebt ihn ab. G legt ein Raster von 8 x 8 Feldern auf die Zeichenfläche: Die Pfeiltasten gehen dann von Feld zu Feld, Pos1, Bild auf, Ende und Bild ab schräg, und jedes Feld wird einem Bildschirmleser angesagt.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Open, paste or drop a photo, a scan or an InkML drawing; clear the canvas to draw again. A model that is dropped reads from then on, labelled samples come to My digits, a lesson to Explain, a recipe to Train.</source>
        <translation>Öffne ein Foto, einen Scan oder eine InkML-Zeichnung, füge sie ein oder zieh sie hierher; leere die Zeichenfläche, um wieder zu zeichnen. Ein Modell, das du ablegst, liest von da an; beschriftete Beispiele kommen zu „Meine Ziffern“, eine Lektion zu „Erklären“, ein Rezept zu „Trainieren“.</translation>
    </message>
    <message>
        <source>Open a photo or a scan of a page of numbers there: it becomes a table. Arrow keys go from number to number, in the table and on the picture; typing corrects; F8 goes to the next one that is unsure. Ctrl+C copies the table, Ctrl+S saves it as CSV or JSON; Alt+Page up and Alt+Page down turn the pages of a file.</source>
        <translation>Öffne dort ein Foto oder einen Scan einer Seite mit Zahlen: Daraus wird eine Tabelle. Pfeiltasten gehen von Zahl zu Zahl, in der Tabelle und auf dem Bild; Tippen korrigiert; F8 geht zur nächsten unsicheren. Strg+C kopiert die Tabelle, Strg+S speichert sie als CSV oder JSON; Alt+Bild auf und Alt+Bild ab blättern in den Seiten einer Datei.</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Point for exact values, click to look at that moment, drag a box to zoom into it. The wheel zooms, over the numbers at the left up and down; 0 shows the whole. A click in the legend hides and shows, with Shift nothing else. Ctrl+C copies what is seen as a table. Chart, above at the right, has all of that, and saves it.</source>
        <translation>Zeige auf eine Stelle für genaue Werte, klicke, um diesen Moment anzusehen, zieh einen Kasten auf, um hineinzuzoomen. Das Mausrad zoomt, über den Zahlen links nach oben und unten; 0 zeigt alles. Ein Klick in der Legende blendet aus und ein, mit Umschalt alles andere. Strg+C kopiert, was zu sehen ist, als Tabelle. „Diagramm“ rechts oben bietet all das, und speichert es.</translation>
    </message>
    <message>
        <source>Select several to lay them over each other; click a heading to sort. Words in the search may be conditions, as best&gt;97 or loss&lt;0.2. F2 renames, Delete deletes, Ctrl+Z takes back.</source>
        <translation>Wähle mehrere aus, um sie übereinanderzulegen; klicke auf eine Überschrift, um zu sortieren. Wörter in der Suche dürfen Bedingungen sein, etwa best&gt;97 oder loss&lt;0,2. F2 benennt um, Entf löscht, Strg+Z macht rückgängig.</translation>
    </message>
    <message>
        <source>Nothing is lost</source>
        <translation>Nichts geht verloren</translation>
    </message>
    <message>
        <source>What you draw is kept while you draw it, and is on the canvas again the next time, however the program ended. Clear the canvas to be rid of it.</source>
        <translation>Was du zeichnest, wird schon beim Zeichnen aufgehoben und ist das nächste Mal wieder auf der Zeichenfläche, wie auch immer das Programm geendet hat. Leere die Zeichenfläche, um es loszuwerden.</translation>
    </message>
    <message>
        <source>Up and down turn the dial that has the focus, Page up and Page down turn it farther; F9 hides and shows the contents, Escape leaves a lesson. Pictures with a focus ring take the arrow keys.</source>
        <translation>Die Pfeiltasten auf und ab drehen den Regler, der den Fokus hat, Bild auf und Bild ab drehen ihn weiter; F9 blendet das Inhaltsverzeichnis aus und ein, Esc verlässt eine Lektion. Bilder mit einem Fokusrahmen nehmen die Pfeiltasten an.</translation>
    </message>
    <message>
        <source>The strip below</source>
        <translation>Der Streifen unten</translation>
    </message>
    <message>
        <source>Hover over a step for what happens there, over the last picture for its 64 values. From the keyboard: Tab to a step; arrow keys go through the values.</source>
        <translation>Zeige auf einen Schritt, um zu lesen, was dort geschieht, auf das letzte Bild für seine 64 Werte. Mit der Tastatur: mit Tab zu einem Schritt; Pfeiltasten gehen durch die Werte.</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>How to</source>
        <translation>So geht’s</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Help and shortcuts</source>
        <translation>Hilfe und Tasten</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Close the help</source>
        <translation>Die Hilfe schließen</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>{path} – no longer there</source>
        <translation>{path} – nicht mehr da</translation>
    </message>
    <message>
        <source>Open this file again</source>
        <translation>Diese Datei wieder öffnen</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>Diese Liste &amp;leeren</translation>
    </message>
    <message>
        <source>&amp;Export network</source>
        <translation>Netz e&amp;xportieren</translation>
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
        <source>{row},{column}</source>
        <translation>{row};{column}</translation>
    </message>
    <message>
        <source>an {label}</source>
        <comment>of no number</comment>
        <translation>„{label}“</translation>
    </message>
    <message>
        <source>a {label}</source>
        <comment>of no number</comment>
        <translation>„{label}“</translation>
    </message>
    <message>
        <source>&lt;i&gt;ŵ&lt;/i&gt; = &lt;i&gt;s&lt;/i&gt;·round((&lt;i&gt;w&lt;/i&gt; + &lt;i&gt;ε&lt;/i&gt;) / &lt;i&gt;s&lt;/i&gt;), &amp;nbsp;or 0</source>
        <translation>&lt;i&gt;ŵ&lt;/i&gt; = &lt;i&gt;s&lt;/i&gt;·runden((&lt;i&gt;w&lt;/i&gt; + &lt;i&gt;ε&lt;/i&gt;) / &lt;i&gt;s&lt;/i&gt;), &amp;nbsp;oder 0</translation>
    </message>
    <message>
        <source>32, as they are</source>
        <translation>32, wie sie sind</translation>
    </message>
    <message>
        <source>{off:,} of {hidden:,} hidden units off</source>
        <translation>{off:,} von {hidden:,} verdeckten Neuronen aus</translation>
    </message>
    <message>
        <source>no biases</source>
        <translation>keine Biases</translation>
    </message>
    <message>
        <source>the outputs</source>
        <comment>after “in”</comment>
        <translation>den Ausgaben</translation>
    </message>
    <message>
        <source>layer {layer}</source>
        <translation>Schicht {layer}</translation>
    </message>
    <message>
        <source>no biases in {layers}</source>
        <translation>keine Biases in {layers}</translation>
    </message>
    <message>
        <source>{share} of the weights gone</source>
        <translation>{share} der Gewichte weg</translation>
    </message>
    <message>
        <source>noise of {share} of their spread</source>
        <translation>Rauschen von {share} ihrer Streuung</translation>
    </message>
    <message numerus="yes">
        <source>%n bit(s) a weight</source>
        <translation>
            <numerusform>%n Bit je Gewicht</numerusform>
            <numerusform>%n Bits je Gewicht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n drawing(s)</source>
        <translation>
            <numerusform>von %n Zeichnung</numerusform>
            <numerusform>von %n Zeichnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n digit(s)</source>
        <translation>
            <numerusform>von %n Ziffer</numerusform>
            <numerusform>von %n Ziffern</numerusform>
        </translation>
    </message>
    <message>
        <source>{of_digits} {that_it_has_learnt_from}</source>
        <translation>{of_digits}, {that_it_has_learnt_from},</translation>
    </message>
    <message>
        <source>Nothing is broken yet: it reads {right:,} {of_all}.</source>
        <translation>Noch ist nichts kaputt: Das Netz liest {right:,} {of_all} richtig.</translation>
    </message>
    <message>
        <source>Turn a dial, or click a unit off.</source>
        <translation>Dreh an einem Regler, oder klick ein Neuron aus.</translation>
    </message>
    <message>
        <source>With {parts} it still reads {right:,} {of_all} ({interval}); whole, {whole:,}.</source>
        <translation>Kaputt: {parts}. Das Netz liest trotzdem noch {right:,} {of_all} richtig ({interval}); unversehrt sind es {whole:,}.</translation>
    </message>
    <message>
        <source>With {parts} it reads only {right:,} {of_all} ({interval}); whole, {whole:,}.</source>
        <translation>Kaputt: {parts}. Das Netz liest nur noch {right:,} {of_all} richtig ({interval}); unversehrt sind es {whole:,}.</translation>
    </message>
    <message>
        <source>With {parts} it reads {right:,} {of_all} ({interval}); whole, {whole:,}.</source>
        <translation>Kaputt: {parts}. Das Netz liest {right:,} {of_all} richtig ({interval}); unversehrt sind es {whole:,}.</translation>
    </message>
    <message>
        <source>{whose}, {was} before ({sure}), is now read as {now} ({now_sure}).</source>
        <translation>{whose}, vorher {was} ({sure}), wird jetzt als {now} gelesen ({now_sure}).</translation>
    </message>
    <message>
        <source>{whose} is read as {label} ({sure}).</source>
        <translation>{whose} wird als {label} gelesen ({sure}).</translation>
    </message>
    <message>
        <source>{whose} is read as {label} ({sure}, whole {whole}).</source>
        <translation>{whose} wird als {label} gelesen ({sure}, unversehrt {whole}).</translation>
    </message>
    <message>
        <source>all {weights:,} weights,</source>
        <translation>alle {weights:,} Gewichte,</translation>
    </message>
    <message>
        <source>{left:,} of {weights:,} weights,</source>
        <translation>{left:,} von {weights:,} Gewichten,</translation>
    </message>
    <message>
        <source>{bytes:,} bytes</source>
        <translation>{bytes:,} Bytes</translation>
    </message>
    <message>
        <source>Break it</source>
        <translation>Kaputtmachen</translation>
    </message>
    <message>
        <source>Units off, weights thrown away, shaken, rounded to a few bits: how much of a network does it take to read your drawing?</source>
        <translation>Neuronen aus, Gewichte weggeworfen, durchgerüttelt, auf wenige Bits gerundet: Wie viel von einem Netz braucht es, um deine Zeichnung zu lesen?</translation>
    </message>
    <message>
        <source>What a network knows lies in no single weight. It is spread over all of them, and most can be spared: take the smallest away, and hardly an answer changes, until suddenly very many do. Where that edge lies differs from network to network, and is worth measuring before anything is thrown away.

Pruning and rounding are how networks get onto telephones. A weight that is 0 need not be written down, and one of 4 bits takes an eighth of the room of one of 32. Usually what is left is then trained on, and wins back what it had lost; here it is not. Noise and units that fail show how robust it is. Dropout, which switches units off at random while it learns, makes it so.

Everything here is done to a copy: what reads on the page Read stays as it is. ε is the noise, s the step of rounding, 1 bit leaves only +s and −s. (Han et al. 2015; Jacob et al. 2018; Rastegari et al. 2016)</source>
        <translation>Was ein Netz weiß, steckt in keinem einzelnen Gewicht. Es ist über alle verteilt, und die meisten sind entbehrlich: Nimm die kleinsten weg, und kaum eine Antwort ändert sich – bis es auf einmal sehr viele sind. Wo diese Grenze liegt, ist von Netz zu Netz verschieden, und es lohnt sich, sie zu messen, bevor man etwas wegwirft.

Mit Wegwerfen (Pruning) und Runden kommen Netze aufs Telefon. Ein Gewicht, das 0 ist, muss man nicht aufschreiben, und eines mit 4 Bits braucht ein Achtel des Platzes von einem mit 32. Meist wird der Rest danach weiter trainiert und holt auf, was er verloren hat; hier nicht. Rauschen und Neuronen, die ausfallen, zeigen, wie robust ein Netz ist. Dropout, das beim Lernen zufällig Neuronen ausschaltet, macht es robuster.

Kaputt geht hier nur eine Kopie: Was auf der Seite „Lesen“ liest, bleibt, wie es ist. ε ist das Rauschen, s die Schrittweite beim Runden; bei 1 Bit bleiben nur +s und −s. (Han et al. 2015; Jacob et al. 2018; Rastegari et al. 2016)</translation>
    </message>
    <message>
        <source>its angle to the full one</source>
        <translation>sein Winkel zum vollen</translation>
    </message>
    <message>
        <source>its distance from the full one</source>
        <translation>sein Abstand vom vollen</translation>
    </message>
    <message>
        <source>angle between &lt;i&gt;g&lt;sub&gt;B&lt;/sub&gt;&lt;/i&gt; and &lt;i&gt;g&lt;/i&gt;: &amp;nbsp; &lt;nobr&gt;cos &lt;i&gt;φ&lt;/i&gt; = &lt;i&gt;g&lt;sub&gt;B&lt;/sub&gt;&lt;/i&gt;·&lt;i&gt;g&lt;/i&gt; / (|&lt;i&gt;g&lt;sub&gt;B&lt;/sub&gt;&lt;/i&gt;| |&lt;i&gt;g&lt;/i&gt;|)&lt;/nobr&gt;</source>
        <translation>Winkel zwischen &lt;i&gt;g&lt;sub&gt;B&lt;/sub&gt;&lt;/i&gt; und &lt;i&gt;g&lt;/i&gt;: &amp;nbsp; &lt;nobr&gt;cos &lt;i&gt;φ&lt;/i&gt; = &lt;i&gt;g&lt;sub&gt;B&lt;/sub&gt;&lt;/i&gt;·&lt;i&gt;g&lt;/i&gt; / (|&lt;i&gt;g&lt;sub&gt;B&lt;/sub&gt;&lt;/i&gt;| |&lt;i&gt;g&lt;/i&gt;|)&lt;/nobr&gt;</translation>
    </message>
    <message>
        <source>relative distance: &amp;nbsp; |&lt;i&gt;g&lt;sub&gt;B&lt;/sub&gt;&lt;/i&gt; − &lt;i&gt;g&lt;/i&gt;| / |&lt;i&gt;g&lt;/i&gt;|</source>
        <translation>relativer Abstand: &amp;nbsp; |&lt;i&gt;g&lt;sub&gt;B&lt;/sub&gt;&lt;/i&gt; − &lt;i&gt;g&lt;/i&gt;| / |&lt;i&gt;g&lt;/i&gt;|</translation>
    </message>
    <message>
        <source>|&lt;i&gt;B&lt;/i&gt;| = {sizes} digits: &lt;nobr&gt;{updates} updates an epoch&lt;/nobr&gt;</source>
        <translation>|&lt;i&gt;B&lt;/i&gt;| = {sizes} Ziffern: &lt;nobr&gt;{updates} Updates je Epoche&lt;/nobr&gt;</translation>
    </message>
    <message>
        <source>Look at all samples before each step, at one, or at a few? Three trainings race from the same weights, and who wins depends on what one counts.</source>
        <translation>Vor jedem Schritt alle Beispiele ansehen, eines oder ein paar? Drei Trainings laufen von denselben Gewichten aus um die Wette, und wer gewinnt, hängt davon ab, was man zählt.</translation>
    </message>
    <message>
        <source>&lt;i&gt;g&lt;sub&gt;B&lt;/sub&gt;&lt;/i&gt; = 1/|&lt;i&gt;B&lt;/i&gt;| ∑&lt;sub&gt;&lt;i&gt;i&lt;/i&gt; ∈ &lt;i&gt;B&lt;/i&gt;&lt;/sub&gt; &lt;i&gt;∂L&lt;sub&gt;i&lt;/sub&gt;&lt;/i&gt;/&lt;i&gt;∂w&lt;/i&gt;, &amp;nbsp; &lt;i&gt;w&lt;/i&gt; ← &lt;i&gt;w&lt;/i&gt; − &lt;i&gt;η g&lt;sub&gt;B&lt;/sub&gt;&lt;/i&gt;&lt;br&gt;|&lt;i&gt;B&lt;/i&gt;|: how many digits are in the batch &lt;i&gt;B&lt;/i&gt;</source>
        <translation>&lt;i&gt;g&lt;sub&gt;B&lt;/sub&gt;&lt;/i&gt; = 1/|&lt;i&gt;B&lt;/i&gt;| ∑&lt;sub&gt;&lt;i&gt;i&lt;/i&gt; ∈ &lt;i&gt;B&lt;/i&gt;&lt;/sub&gt; &lt;i&gt;∂L&lt;sub&gt;i&lt;/sub&gt;&lt;/i&gt;/&lt;i&gt;∂w&lt;/i&gt;, &amp;nbsp; &lt;i&gt;w&lt;/i&gt; ← &lt;i&gt;w&lt;/i&gt; − &lt;i&gt;η g&lt;sub&gt;B&lt;/sub&gt;&lt;/i&gt;&lt;br&gt;|&lt;i&gt;B&lt;/i&gt;|: wie viele Ziffern im Batch &lt;i&gt;B&lt;/i&gt; sind</translation>
    </message>
    <message>
        <source>The loss is a mean over all samples, and so is its gradient. To compute it one has to pass all of them through the network: that is (full-)batch descent, one sure step an epoch.

But a mean can be estimated from a few samples drawn at random, a mini-batch, or even from one: stochastic gradient descent. Such a gradient is noisy: it points only roughly the right way, the more roughly the fewer samples it is made of. In return there are many more steps for the same number of samples looked at.

Who wins? That depends on what is counted, and on the learning rates. Guess, and let them race. (Bottou, Curtis &amp; Nocedal 2018, sec. 3)</source>
        <translation>Der Verlust ist ein Mittel über alle Beispiele, und sein Gradient auch. Um ihn zu berechnen, muss man sie alle durch das Netz schicken: Das ist der Abstieg mit dem ganzen Datensatz, ein sicherer Schritt je Epoche.

Aber ein Mittel lässt sich aus ein paar zufällig gezogenen Beispielen schätzen, einem Mini-Batch, oder sogar aus einem: Das ist der stochastische Gradientenabstieg. Ein solcher Gradient rauscht: Er zeigt nur ungefähr in die richtige Richtung, umso ungefährer, je weniger Beispiele in ihm stecken. Dafür gibt es bei gleich vielen angesehenen Beispielen viel mehr Schritte.

Wer gewinnt? Das hängt davon ab, was man zählt, und von den Lernraten. Rate, und lass sie um die Wette laufen. (Bottou, Curtis &amp; Nocedal 2018, Abschn. 3)</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>the race</source>
        <translation>das Rennen</translation>
    </message>
    <message>
        <source>the gradients&apos; noise</source>
        <translation>das Gradientenrauschen</translation>
    </message>
    <message>
        <source>Which picture is to be seen.</source>
        <translation>Welches Bild zu sehen ist.</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Zählen</translation>
    </message>
    <message>
        <source>What lies along the axis: it decides who wins.</source>
        <translation>Was auf der Achse liegt: Es entscheidet, wer gewinnt.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>How a batch&apos;s gradient is compared with the full one.</source>
        <translation>Wie der Gradient eines Batches mit dem vollen verglichen wird.</translation>
    </message>
    <message>
        <source>Weights of</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>the start</source>
        <translation>am Anfang</translation>
    </message>
    <message>
        <source>the mini-batches&apos; end</source>
        <translation>am Ende der Mini-Batches</translation>
    </message>
    <message>
        <source>At which weights the gradients are compared.</source>
        <translation>Bei welchen Gewichten die Gradienten verglichen werden.</translation>
    </message>
    <message>
        <source>Learning rates</source>
        <translation>Lernraten</translation>
    </message>
    <message>
        <source>the same for all</source>
        <translation>dieselbe für alle</translation>
    </message>
    <message>
        <source>the best of each</source>
        <translation>die jeweils beste</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>dein eigener</translation>
    </message>
    <message>
        <source>With one rate for all, only the batches differ. The best of each has the lowest loss after 20 epochs, as was measured beforehand.</source>
        <translation>Mit einer Rate für alle unterscheiden sich nur die Batches. Die jeweils beste hat nach 20 Epochen den niedrigsten Verlust; das wurde vorher gemessen.</translation>
    </message>
    <message>
        <source>Learning rate of all</source>
        <translation>Lernrate für alle</translation>
    </message>
    <message>
        <source>How far all three go along their gradients.</source>
        <translation>Wie weit alle drei ihren Gradienten folgen.</translation>
    </message>
    <message>
        <source>Learning rate, batch</source>
        <translation>Lernrate, ganzer Datensatz</translation>
    </message>
    <message>
        <source>Of the training on all digits at once.</source>
        <translation>Die des Trainings mit allen Ziffern auf einmal.</translation>
    </message>
    <message>
        <source>Learning rate, mini-batch</source>
        <translation>Lernrate, Mini-Batches</translation>
    </message>
    <message>
        <source>Of the training on a few digits at a time.</source>
        <translation>Die des Trainings mit jeweils ein paar Ziffern.</translation>
    </message>
    <message>
        <source>Learning rate, stochastic</source>
        <translation>Lernrate, stochastisch</translation>
    </message>
    <message>
        <source>Of the training on one digit at a time.</source>
        <translation>Die des Trainings mit jeweils einer Ziffer.</translation>
    </message>
    <message>
        <source>Mini-batch size</source>
        <translation>Größe der Mini-Batches</translation>
    </message>
    <message>
        <source>Digits in a mini-batch.</source>
        <translation>Ziffern in einem Mini-Batch.</translation>
    </message>
    <message>
        <source>How often each racer sees every digit.</source>
        <translation>Wie oft jeder im Rennen jede Ziffer sieht.</translation>
    </message>
    <message>
        <source>Of the common weights, and the order of the digits.</source>
        <translation>Für die gemeinsamen Gewichte und die Reihenfolge der Ziffern.</translation>
    </message>
    <message>
        <source>several, level</source>
        <translation>mehrere, gleichauf</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>who wins over updates</source>
        <translation>wer nach Updates gewinnt</translation>
    </message>
    <message>
        <source>who wins over samples seen</source>
        <translation>wer nach gesehenen Beispielen gewinnt</translation>
    </message>
    <message>
        <source>who wins over seconds</source>
        <translation>wer nach Sekunden gewinnt</translation>
    </message>
    <message>
        <source>the loss at the end, batch</source>
        <translation>der Verlust am Ende, ganzer Datensatz</translation>
    </message>
    <message>
        <source>the loss at the end, mini-batch</source>
        <translation>der Verlust am Ende, Mini-Batches</translation>
    </message>
    <message>
        <source>the loss at the end, stochastic</source>
        <translation>der Verlust am Ende, stochastisch</translation>
    </message>
    <message>
        <source>the score along a dial</source>
        <translation>die Trefferkurve</translation>
    </message>
    <message>
        <source>the units</source>
        <translation>die Neuronen</translation>
    </message>
    <message>
        <source>In a small window one of the two; in a large one there is room for both. Units and the biases of a layer can be clicked off. The curve is that of the dial that was turned last.</source>
        <translation>In einem kleinen Fenster eines von beiden, in einem großen ist Platz für beide. Neuronen und die Biases einer Schicht kann man per Klick ausschalten. Die Kurve gehört zu dem Regler, an dem zuletzt gedreht wurde.</translation>
    </message>
    <message>
        <source>Score on</source>
        <translation>Trefferzahl bei</translation>
    </message>
    <message>
        <source>drawings made here</source>
        <translation>Zeichnungen von hier</translation>
    </message>
    <message>
        <source>scikit-learn&apos;s digits</source>
        <translation>Ziffern aus scikit-learn</translation>
    </message>
    <message>
        <source>A hundred drawings that came with the program, or digits of the set it was trained on, those that it has not learnt from if there are any.</source>
        <translation>Hundert Zeichnungen, die mit dem Programm kamen, oder Ziffern aus dem Datensatz, mit dem es trainiert wurde – wenn es geht solche, aus denen es nicht gelernt hat.</translation>
    </message>
    <message>
        <source>Smallest weights gone, per cent</source>
        <translation>Kleinste Gewichte weg, Prozent</translation>
    </message>
    <message>
        <source>Of each layer, by their magnitude.</source>
        <translation>In jeder Schicht, nach ihrem Betrag.</translation>
    </message>
    <message>
        <source>Bits a weight</source>
        <translation>Bits je Gewicht</translation>
    </message>
    <message>
        <source>Every weight is rounded to so many values.</source>
        <translation>Jedes Gewicht wird auf so viele Bits gerundet.</translation>
    </message>
    <message>
        <source>Noise, per cent of the weights&apos; spread</source>
        <translation>Rauschen, Prozent der Streuung der Gewichte</translation>
    </message>
    <message>
        <source>Added to every weight that is left: normally distributed, measured in the standard deviation of its layer&apos;s weights.</source>
        <translation>Kommt zu jedem übrigen Gewicht hinzu: normalverteilt, gemessen an der Standardabweichung der Gewichte seiner Schicht.</translation>
    </message>
    <message>
        <source>Hidden units off, per cent</source>
        <translation>Verdeckte Neuronen aus, Prozent</translation>
    </message>
    <message>
        <source>Of each hidden layer, chosen by chance.</source>
        <translation>In jeder verdeckten Schicht, zufällig ausgewählt.</translation>
    </message>
    <message>
        <source>No biases</source>
        <translation>Keine Biases</translation>
    </message>
    <message>
        <source>The biases of all layers are 0.</source>
        <translation>Die Biases aller Schichten sind 0.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Of the noise, and of which units are off.</source>
        <translation>Für das Rauschen, und dafür, welche Neuronen aus sind.</translation>
    </message>
    <message>
        <source>how many it reads right</source>
        <translation>wie viele es richtig liest</translation>
    </message>
    <message>
        <source>how many the whole network reads right</source>
        <translation>wie viele das unversehrte Netz richtig liest</translation>
    </message>
    <message>
        <source>how many it reads right, in per cent</source>
        <translation>wie viele es richtig liest, in Prozent</translation>
    </message>
    <message>
        <source>how many weights are left</source>
        <translation>wie viele Gewichte übrig sind</translation>
    </message>
    <message>
        <source>how many of the weights are left, in per cent</source>
        <translation>wie viele der Gewichte übrig sind, in Prozent</translation>
    </message>
    <message>
        <source>what it takes in a file</source>
        <translation>wie viel es in einer Datei braucht</translation>
    </message>
    <message>
        <source>what it takes in a file, in per cent of the whole</source>
        <translation>wie viel es in einer Datei braucht, in Prozent des unversehrten</translation>
    </message>
    <message>
        <source>how many hidden units are off</source>
        <translation>wie viele verdeckte Neuronen aus sind</translation>
    </message>
    <message>
        <source>what it reads in the drawing</source>
        <translation>als was es die Zeichnung liest</translation>
    </message>
    <message>
        <source>how probable that is</source>
        <translation>wie wahrscheinlich das ist</translation>
    </message>
    <message>
        <source>whether the drawing is read</source>
        <translation>ob die Zeichnung gelesen wird</translation>
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
        <source>as before</source>
        <translation>wie zuvor</translation>
    </message>
    <message>
        <source>otherwise</source>
        <translation>anders</translation>
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
        <source>corrected</source>
        <translation>korrigiert</translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <translation>Zeile {row}, Spalte {column}</translation>
    </message>
    <message>
        <source>{number}, {place}, to be checked, {share}</source>
        <translation>{number}, {place}, zu prüfen, {share}</translation>
    </message>
    <message>
        <source>No numbers</source>
        <translation>Keine Zahlen</translation>
    </message>
    <message numerus="yes">
        <source>%n number(s), none to check</source>
        <translation>
            <numerusform>%n Zahl, nicht zu prüfen</numerusform>
            <numerusform>%n Zahlen, keine zu prüfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s), {unsure:,} to check</source>
        <translation>
            <numerusform>%n Zahl, {unsure:,} zu prüfen</numerusform>
            <numerusform>%n Zahlen, {unsure:,} zu prüfen</numerusform>
        </translation>
    </message>
    <message>
        <source>an {label}</source>
        <translation>eine {label}</translation>
    </message>
    <message>
        <source>a {label}</source>
        <translation>eine {label}</translation>
    </message>
    <message>
        <source>backpropagation: &lt;b&gt;{slope}&lt;/b&gt;</source>
        <translation>Backpropagation: &lt;b&gt;{slope}&lt;/b&gt;</translation>
    </message>
    <message>
        <source>the bias of the output for {output}</source>
        <translation>der Bias der Ausgabe für {output}</translation>
    </message>
    <message>
        <source>the weight from unit {source} to the output for {output}</source>
        <translation>das Gewicht von Neuron {source} zur Ausgabe für {output}</translation>
    </message>
    <message>
        <source>the bias of unit {unit}</source>
        <translation>der Bias von Neuron {unit}</translation>
    </message>
    <message>
        <source>the weight from the pixel in {place} to unit {unit}</source>
        <translation>das Gewicht vom Pixel in {place} zu Neuron {unit}</translation>
    </message>
    <message>
        <source>{name} is {number}.</source>
        <translation>{name} ist {number}.</translation>
    </message>
    <message>
        <source>Both slopes are exactly 0: there is nothing to compare. What comes in there is 0, or the unit is off, so it has no part in this loss.</source>
        <translation>Beide Steigungen sind genau 0, es gibt nichts zu vergleichen. Entweder kommt dort 0 an, oder das Neuron ist aus: An diesem Verlust ist es nicht beteiligt.</translation>
    </message>
    <message>
        <source>This nudge carried a ReLU over its kink: the number mixes two slopes and proves nothing.</source>
        <translation>Dieser Stups hat eine ReLU über ihren Knick geschoben: Die Zahl mischt zwei Steigungen und beweist nichts.</translation>
    </message>
    <message>
        <source>With such an h there is no number left to compare.</source>
        <translation>Bei so einem h bleibt keine Zahl übrig, die man vergleichen könnte.</translation>
    </message>
    <message>
        <source>h is large: the loss bends within it, and the error grows with h².</source>
        <translation>h ist groß: Der Verlust biegt sich darin, und der Fehler wächst mit h².</translation>
    </message>
    <message>
        <source>h is tiny: the two losses share nearly all their figures, and what is left is rounding.</source>
        <translation>h ist winzig: Die beiden Verluste stimmen in fast allen Stellen überein, übrig bleibt nur Rundung.</translation>
    </message>
    <message>
        <source>That is the bottom of the V: backpropagation is right.</source>
        <translation>Das ist der Boden des V: Die Backpropagation stimmt.</translation>
    </message>
    <message>
        <source>The two slopes agree exactly: the error is {error}.</source>
        <translation>Die beiden Steigungen stimmen genau überein: Der Fehler ist {error}.</translation>
    </message>
    <message numerus="yes">
        <source>The two slopes agree to %n figure(s): the error is {error}.</source>
        <translation>
            <numerusform>Die beiden Steigungen stimmen auf %n Stelle überein: Der Fehler ist {error}.</numerusform>
            <numerusform>Die beiden Steigungen stimmen auf %n Stellen überein: Der Fehler ist {error}.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two slopes do not agree: the error is {error}.</source>
        <translation>Die beiden Steigungen stimmen nicht überein: Der Fehler ist {error}.</translation>
    </message>
    <message>
        <source>Trust, but verify</source>
        <translation>Vertrauen ist gut, Nachrechnen ist besser</translation>
    </message>
    <message>
        <source>Whether backpropagation is right can be tried: nudge a weight, and see what the loss really does. Then write derivatives, marked in the same way.</source>
        <translation>Ob die Backpropagation stimmt, lässt sich ausprobieren: Stups ein Gewicht an und sieh, was der Verlust wirklich tut. Danach schreibst du selbst Ableitungen, die genauso geprüft werden.</translation>
    </message>
    <message>
        <source>A gradient is easily got wrong, and a wrong one often learns a little, too. So it is checked: make a weight larger by h, then smaller by h, and divide the difference of the losses by 2h: the triangle of a slope, with w in its middle, so that most of the bend cancels. That needs no chain rule, only two passes forward; but two for every weight, which is why networks do not learn that way.

The best h is neither large nor small. The formula&apos;s own error falls with h², and rounding grows with 1/h: both losses are known to some 16 figures, and the fewer of them differ, the less their difference is worth. In between, at about one hundred-thousandth, ten figures agree.

In the exercises you write the derivative. Your formula is read, never run as a program, and compared with nudging the engine&apos;s own function at many points.</source>
        <translation>Ein Gradient ist schnell falsch gerechnet, und auch mit einem falschen lernt ein Netz oft ein wenig. Darum wird er geprüft: Mach ein Gewicht um h größer, dann um h kleiner, und teile den Unterschied der Verluste durch 2h. Das ist das Steigungsdreieck, mit w in der Mitte, sodass sich die Krümmung größtenteils aufhebt. Dafür braucht man keine Kettenregel, nur zwei Vorwärtsrechnungen – aber zwei für jedes Gewicht, und deshalb lernen Netze nicht auf diese Weise.

Das beste h ist weder groß noch klein. Der Fehler der Formel selbst fällt mit h², die Rundung wächst mit 1/h: Beide Verluste sind auf etwa 16 Stellen bekannt, und je weniger Stellen sich unterscheiden, desto weniger ist ihre Differenz wert. Dazwischen, bei etwa einem Hunderttausendstel, stimmen zehn Stellen überein.

In den Übungen schreibst du die Ableitung. Deine Formel wird gelesen, nie als Programm ausgeführt, und an vielen Stellen damit verglichen, was beim Anstupsen der Funktion selbst herauskommt.</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>nudge a weight</source>
        <translation>ein Gewicht anstupsen</translation>
    </message>
    <message>
        <source>write a derivative</source>
        <translation>eine Ableitung schreiben</translation>
    </message>
    <message>
        <source>Check backpropagation, or have your own derivatives checked.</source>
        <translation>Prüfe die Backpropagation, oder lass deine eigenen Ableitungen prüfen.</translation>
    </message>
    <message>
        <source>Nudge h</source>
        <translation>Stups h</translation>
    </message>
    <message>
        <source>How far the weight is moved, to both sides.</source>
        <translation>Wie weit das Gewicht nach beiden Seiten verschoben wird.</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>of the largest gradient</source>
        <translation>größter Gradient</translation>
    </message>
    <message>
        <source>any, chosen below</source>
        <translation>beliebig, unten gewählt</translation>
    </message>
    <message>
        <source>The weight with the largest gradient of all, or a weight or bias of your choice.</source>
        <translation>Das Gewicht mit dem größten Gradienten von allen, oder ein Gewicht oder Bias deiner Wahl.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>1 is the hidden layer, 2 the outputs.</source>
        <translation>1 ist die verdeckte Schicht, 2 sind die Ausgaben.</translation>
    </message>
    <message>
        <source>From input</source>
        <translation>Von Eingabe</translation>
    </message>
    <message>
        <source>The pixel or unit it comes from, a column of the picture; behind the last, the bias.</source>
        <translation>Das Pixel oder Neuron, von dem es kommt, eine Spalte des Bildes; hinter dem letzten steht der Bias.</translation>
    </message>
    <message>
        <source>To unit</source>
        <translation>Zu Neuron</translation>
    </message>
    <message>
        <source>The unit, or the output, it goes to, a row of the picture.</source>
        <translation>Das Neuron oder die Ausgabe, zu der es führt, eine Zeile des Bildes.</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>Verdeckte Neuronen</translation>
    </message>
    <message>
        <source>ReLU has a kink, where a nudge proves nothing.</source>
        <translation>ReLU hat einen Knick, dort beweist ein Stups nichts.</translation>
    </message>
    <message>
        <source>Derivative</source>
        <translation>Ableitung</translation>
    </message>
    <message>
        <source>Which one to write.</source>
        <translation>Welche du schreiben willst.</translation>
    </message>
    <message>
        <source>the slope by nudging</source>
        <translation>die Steigung durch Anstupsen</translation>
    </message>
    <message>
        <source>the slope by backpropagation</source>
        <translation>die Steigung durch Backpropagation</translation>
    </message>
    <message>
        <source>how far apart they are, relatively</source>
        <translation>wie weit sie relativ auseinanderliegen</translation>
    </message>
    <message>
        <source>the h with the smallest error</source>
        <translation>das h mit dem kleinsten Fehler</translation>
    </message>
    <message>
        <source>your derivative</source>
        <translation>deine Ableitung</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>unlesbar</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>not written yet</source>
        <translation>noch nicht geschrieben</translation>
    </message>
    <message>
        <source>no formula yet</source>
        <translation>noch keine Formel</translation>
    </message>
    <message>
        <source>not right yet</source>
        <translation>noch nicht richtig</translation>
    </message>
    <message>
        <source>Write it with {names}, numbers, + - * / ** and brackets; ({variable} &gt; 0) is 1 where it holds, else 0.</source>
        <translation>Schreib sie mit {names}, Zahlen, + - * / ** und Klammern; ({variable} &gt; 0) ist 1, wo es gilt, sonst 0.</translation>
    </message>
    <message>
        <source>Right: at all {points} points it agrees with what nudging {variable} finds.</source>
        <translation>Richtig: An allen {points} Stellen stimmt sie mit dem überein, was das Anstupsen von {variable} ergibt.</translation>
    </message>
    <message>
        <source>no finite number</source>
        <translation>keine endliche Zahl</translation>
    </message>
    <message>
        <source>Not yet: at {count} of {points} points it differs. At {where} yours is {found}, nudging finds {expected}.</source>
        <translation>Noch nicht: An {count} von {points} Stellen weicht sie ab. Bei {where} ist deine {found}, das Anstupsen ergibt {expected}.</translation>
    </message>
    <message>
        <source>The sign is the other way round.</source>
        <translation>Das Vorzeichen ist verkehrt herum.</translation>
    </message>
    <message>
        <source>That is the function itself, not its slope.</source>
        <translation>Das ist die Funktion selbst, nicht ihre Steigung.</translation>
    </message>
    <message>
        <source>It is twice of what it should be, everywhere.</source>
        <translation>Sie ist überall doppelt so groß, wie sie sein sollte.</translation>
    </message>
    <message>
        <source>It is half of what it should be, everywhere.</source>
        <translation>Sie ist überall halb so groß, wie sie sein sollte.</translation>
    </message>
    <message>
        <source>&lt;i&gt;a&lt;/i&gt; = 1 / (1 + e&lt;sup&gt;−&lt;i&gt;z&lt;/i&gt;&lt;/sup&gt;). &amp;nbsp; Write &lt;i&gt;da&lt;/i&gt;/&lt;i&gt;dz&lt;/i&gt;</source>
        <translation>&lt;i&gt;a&lt;/i&gt; = 1 / (1 + e&lt;sup&gt;−&lt;i&gt;z&lt;/i&gt;&lt;/sup&gt;). &amp;nbsp; Schreib &lt;i&gt;da&lt;/i&gt;/&lt;i&gt;dz&lt;/i&gt;</translation>
    </message>
    <message>
        <source>pre-activation</source>
        <translation>Voraktivierung</translation>
    </message>
    <message>
        <source>sigmoid of z</source>
        <translation>Sigmoidfunktion von z</translation>
    </message>
    <message>
        <source>&lt;i&gt;a&lt;/i&gt; = max(0, &lt;i&gt;z&lt;/i&gt;). &amp;nbsp; Write &lt;i&gt;da&lt;/i&gt;/&lt;i&gt;dz&lt;/i&gt;</source>
        <translation>&lt;i&gt;a&lt;/i&gt; = max(0; &lt;i&gt;z&lt;/i&gt;). &amp;nbsp; Schreib &lt;i&gt;da&lt;/i&gt;/&lt;i&gt;dz&lt;/i&gt;</translation>
    </message>
    <message>
        <source>squared error′</source>
        <translation>quadratischer Fehler′</translation>
    </message>
    <message>
        <source>&lt;i&gt;L&lt;/i&gt; = ½ (&lt;i&gt;y&lt;/i&gt; − &lt;i&gt;t&lt;/i&gt;)². &amp;nbsp; Write &lt;i&gt;dL&lt;/i&gt;/&lt;i&gt;dy&lt;/i&gt;</source>
        <translation>&lt;i&gt;L&lt;/i&gt; = ½ (&lt;i&gt;y&lt;/i&gt; − &lt;i&gt;t&lt;/i&gt;)². &amp;nbsp; Schreib &lt;i&gt;dL&lt;/i&gt;/&lt;i&gt;dy&lt;/i&gt;</translation>
    </message>
    <message>
        <source>output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Zielwert</translation>
    </message>
    <message>
        <source>cross-entropy′</source>
        <translation>Kreuzentropie′</translation>
    </message>
    <message>
        <source>&lt;i&gt;L&lt;/i&gt; = −&lt;i&gt;t&lt;/i&gt; ln &lt;i&gt;y&lt;/i&gt; − (1 − &lt;i&gt;t&lt;/i&gt;) ln(1 − &lt;i&gt;y&lt;/i&gt;), &amp;nbsp; &lt;i&gt;y&lt;/i&gt; = sigmoid(&lt;i&gt;z&lt;/i&gt;). &amp;nbsp; Write &lt;i&gt;dL&lt;/i&gt;/&lt;i&gt;dz&lt;/i&gt;</source>
        <translation>&lt;i&gt;L&lt;/i&gt; = −&lt;i&gt;t&lt;/i&gt; ln &lt;i&gt;y&lt;/i&gt; − (1 − &lt;i&gt;t&lt;/i&gt;) ln(1 − &lt;i&gt;y&lt;/i&gt;), &amp;nbsp; &lt;i&gt;y&lt;/i&gt; = sigmoid(&lt;i&gt;z&lt;/i&gt;). &amp;nbsp; Schreib &lt;i&gt;dL&lt;/i&gt;/&lt;i&gt;dz&lt;/i&gt;</translation>
    </message>
    <message>
        <source>Derivative =</source>
        <translation>Ableitung =</translation>
    </message>
    <message>
        <source>The derivative, as a formula</source>
        <translation>Die Ableitung als Formel</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <source>with {names}</source>
        <translation>mit {names}</translation>
    </message>
    <message>
        <source>◀ rounding, with 1/h</source>
        <translation>◀ Rundung, mit 1/h</translation>
    </message>
    <message>
        <source>◀ 1/h</source>
        <translation>◀ 1/h</translation>
    </message>
    <message>
        <source>the formula&apos;s own, with h² ▶</source>
        <translation>die Formel selbst, mit h² ▶</translation>
    </message>
    <message>
        <source>formula, with h² ▶</source>
        <translation>Formel, mit h² ▶</translation>
    </message>
    <message>
        <source>Both slopes are exactly 0: there is nothing to compare.</source>
        <translation>Beide Steigungen sind genau 0: Es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>Both are exactly 0.</source>
        <translation>Beide sind genau 0.</translation>
    </message>
    <message>
        <source>The error over the nudge</source>
        <translation>Der Fehler über dem Stups</translation>
    </message>
    <message>
        <source>h {h}: error {error}, kink</source>
        <translation>h {h}: Fehler {error}, Knick</translation>
    </message>
    <message>
        <source>h {h}: error {error}</source>
        <translation>h {h}: Fehler {error}</translation>
    </message>
    <message>
        <source>error {error}.</source>
        <translation>Fehler {error}.</translation>
    </message>
    <message>
        <source>Now h {h}: {now}</source>
        <translation>Jetzt h {h}: {now}</translation>
    </message>
    <message>
        <source>nudge h (log scale)</source>
        <translation>Stups h (logarithmisch)</translation>
    </message>
    <message>
        <source>relative error (log scale)</source>
        <translation>relativer Fehler (log.)</translation>
    </message>
    <message>
        <source>units
↓</source>
        <translation>Neuronen
↓</translation>
    </message>
    <message>
        <source>The gradients of the layer</source>
        <translation>Die Gradienten der Schicht</translation>
    </message>
    <message>
        <source>{units} units with {weights} weights each and a bias.</source>
        <translation>{units} Neuronen mit je {weights} Gewichten und einem Bias.</translation>
    </message>
    <message>
        <source>Chosen: unit {unit}, bias, gradient {gradient}.</source>
        <translation>Gewählt: Neuron {unit}, Bias, Gradient {gradient}.</translation>
    </message>
    <message>
        <source>Chosen: unit {unit}, weight {weight}, gradient {gradient}.</source>
        <translation>Gewählt: Neuron {unit}, Gewicht {weight}, Gradient {gradient}.</translation>
    </message>
    <message>
        <source>Hidden layer</source>
        <translation>Verdeckte Schicht</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>{layer}: dL/dw of {units} units (rows), {inputs} weights each</source>
        <translation>{layer}: dL/dw von {units} Neuronen (Zeilen) mit je {inputs} Gewichten</translation>
    </message>
    <message>
        <source>{layer}: {units} units (rows)</source>
        <translation>{layer}: {units} Neuronen (Zeilen)</translation>
    </message>
    <message>
        <source>weights →, the last is the bias</source>
        <translation>Gewichte →, ganz rechts der Bias</translation>
    </message>
    <message>
        <source>weights →, last: bias</source>
        <translation>Gewichte →, dann Bias</translation>
    </message>
    <message>
        <source>Your derivative and the one by nudging</source>
        <translation>Deine Ableitung und die durch Anstupsen</translation>
    </message>
    <message>
        <source>By nudging from {lowest} to {highest}.</source>
        <translation>Durch Anstupsen von {lowest} bis {highest}.</translation>
    </message>
    <message>
        <source>○ by nudging</source>
        <translation>○ durch Anstupsen</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>deine</translation>
    </message>
    <message>
        <source>derivative</source>
        <translation>Ableitung</translation>
    </message>
    <message>
        <source>L over the weight; dashed: by backpropagation</source>
        <translation>L über dem Gewicht; gestrichelt: durch Backpropagation</translation>
    </message>
    <message>
        <source>dashed: by backpropagation</source>
        <translation>gestrichelt: Backpropagation</translation>
    </message>
    <message>
        <source>L over w</source>
        <translation>L über w</translation>
    </message>
    <message>
        <source>Both losses are the same in every figure: the nudge is lost in rounding, or has no part in the loss.</source>
        <translation>Beide Verluste sind in jeder Stelle gleich: Der Stups geht in der Rundung unter oder hat am Verlust keinen Anteil.</translation>
    </message>
    <message>
        <source>The nudge to both sides</source>
        <translation>Der Stups nach beiden Seiten</translation>
    </message>
    <message>
        <source>L at both sides of w: run {run}, rise {rise}, slope {slope}; by backpropagation {analytic}.</source>
        <translation>L auf beiden Seiten von w: Breite {run}, Höhe {rise}, Steigung {slope}; durch Backpropagation {analytic}.</translation>
    </message>
    <message>
        <source>rise</source>
        <comment>in a small triangle</comment>
        <translation>ΔL</translation>
    </message>
    <message>
        <source>There is no chapter {key}; there are {keys}.</source>
        <translation>Es gibt kein Kapitel {key}, nur {keys}.</translation>
    </message>
    <message>
        <source>Probabilities, whole and broken</source>
        <translation>Wahrscheinlichkeiten, unversehrt und kaputt</translation>
    </message>
    <message>
        <source>{label}: {before}, now {now}</source>
        <translation>{label}: {before}, jetzt {now}</translation>
    </message>
    <message>
        <source>Score, whole and broken</source>
        <translation>Trefferzahl, unversehrt und kaputt</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>unversehrt</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>{count:,} of {n:,}</source>
        <translation>{count:,} von {n:,}</translation>
    </message>
    <message>
        <source>smallest weights gone</source>
        <translation>kleinste Gewichte weg</translation>
    </message>
    <message>
        <source>noise, of the weights&apos; spread</source>
        <translation>Rauschen, an der Streuung der Gewichte</translation>
    </message>
    <message>
        <source>hidden units off</source>
        <translation>verdeckte Neuronen aus</translation>
    </message>
    <message>
        <source>bits a weight</source>
        <translation>Bits je Gewicht</translation>
    </message>
    <message>
        <source>Drawings read right</source>
        <translation>Richtig gelesene Zeichnungen</translation>
    </message>
    <message>
        <source>Digits read right</source>
        <translation>Richtig gelesene Ziffern</translation>
    </message>
    <message>
        <source>The score along a dial</source>
        <translation>Die Trefferzahl entlang eines Reglers</translation>
    </message>
    <message>
        <source>Nothing has been measured yet.</source>
        <translation>Noch ist nichts gemessen.</translation>
    </message>
    <message>
        <source>{heading} by {dial}: {scores}.</source>
        <translation>{heading} nach „{dial}“: {scores}.</translation>
    </message>
    <message>
        <source>More is being measured.</source>
        <translation>Es wird noch weiter gemessen.</translation>
    </message>
    <message>
        <source>drawings read right</source>
        <translation>richtig gelesen</translation>
    </message>
    <message>
        <source>digits read right</source>
        <translation>richtig gelesen</translation>
    </message>
    <message>
        <source>that it has learnt from</source>
        <translation>aus denen es gelernt hat</translation>
    </message>
    <message>
        <source>that it may have learnt from</source>
        <translation>aus denen es gelernt haben könnte</translation>
    </message>
    <message>
        <source>Units, to be switched off</source>
        <translation>Neuronen zum Ausschalten</translation>
    </message>
    <message>
        <source>Click a unit, or biases, to switch them.</source>
        <translation>Neuron oder Biases anklicken.</translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) off.</source>
        <translation>
            <numerusform>%n Neuron aus.</numerusform>
            <numerusform>%n Neuronen aus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{layer}: its %n bias(es) are all 0.</source>
        <translation>
            <numerusform>{layer}: Ihr Bias ist 0.</numerusform>
            <numerusform>{layer}: Ihre %n Biases sind alle 0.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{layer}: its %n bias(es) are as they were learnt.</source>
        <translation>
            <numerusform>{layer}: Ihr Bias ist, wie er gelernt wurde.</numerusform>
            <numerusform>{layer}: Ihre %n Biases sind, wie sie gelernt wurden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Output for {label}: {a}. An output cannot be switched off.</source>
        <translation>Ausgabe für {label}: {a}. Eine Ausgabe kann man nicht ausschalten.</translation>
    </message>
    <message>
        <source>{unit}: off.</source>
        <translation>{unit}: aus.</translation>
    </message>
    <message>
        <source>{unit}: activation {a}.</source>
        <translation>{unit}: Aktivierung {a}.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>biases</source>
        <translation>Biases</translation>
    </message>
    <message>
        <source>Nothing is drawn yet, so a 4 from the program stands in for yours. Draw one, and see what yours switches on.</source>
        <translation>Noch ist nichts gezeichnet, darum steht eine 4 aus dem Programm für deine. Zeichne eine, und sieh, was deine einschaltet.</translation>
    </message>
    <message>
        <source>Are more layers better? Train the networks, in the background, and see. Each is tested on digits it has not learnt from, other ones in each training.</source>
        <translation>Sind mehr Schichten besser? Trainiere die Netze im Hintergrund, und sieh selbst. Jedes wird mit Ziffern getestet, aus denen es nicht gelernt hat, bei jedem Training mit anderen.</translation>
    </message>
    <message>
        <source>Fetching the digits…</source>
        <translation>Die Ziffern werden geholt …</translation>
    </message>
    <message>
        <source>Training, for a moment…</source>
        <translation>Es wird trainiert, einen Moment …</translation>
    </message>
    <message>
        <source>Train the networks that the dials ask for</source>
        <translation>Die Netze trainieren, die an den Reglern eingestellt sind</translation>
    </message>
    <message>
        <source>Train them</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Training the networks</source>
        <translation>Die Netze werden trainiert</translation>
    </message>
    <message>
        <source>There is no network to look at yet.</source>
        <translation>Noch gibt es kein Netz zum Ansehen.</translation>
    </message>
    <message>
        <source>Train the networks first, to look into one.</source>
        <translation>Trainiere zuerst die Netze, um in eines hineinzusehen.</translation>
    </message>
    <message>
        <source>Each picture is one unit, blue for ink and orange against.</source>
        <translation>Jedes Bild ist ein Neuron: blau, wo es Tinte will, orange, wo nicht.</translation>
    </message>
    <message>
        <source>Each picture is one unit: blue is where ink speaks for it, orange where ink speaks against it; its number and weights stand beneath the one pointed at.</source>
        <translation>Jedes Bild ist ein Neuron: blau, wo Tinte für es spricht, orange, wo sie dagegen spricht; Nummer und Gewichte stehen unter dem, auf das du zeigst.</translation>
    </message>
    <message>
        <source>Above are their weights, blue for (+) and orange against (−); the rest of the network is below.</source>
        <translation>Oben stehen ihre Gewichte, blau dafür (+) und orange dagegen (−), darunter der Rest des Netzes.</translation>
    </message>
    <message>
        <source>It is read as {answer}.</source>
        <translation>Gelesen wird {answer}.</translation>
    </message>
    <message>
        <source>parameters with 1 hidden layer: {terms} = &lt;b&gt;{count:,}&lt;/b&gt;</source>
        <translation>Parameter mit 1 verdeckter Schicht: {terms} = &lt;b&gt;{count:,}&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Nothing is drawn yet, so a 4 from the program stands in: draw yours here.</source>
        <translation>Noch ist nichts gezeichnet, darum steht hier eine 4 aus dem Programm: Zeichne deine.</translation>
    </message>
    <message>
        <source>What each block says</source>
        <translation>Was jedes Feld sagt</translation>
    </message>
    <message>
        <source>The changed picture</source>
        <translation>Das veränderte Bild</translation>
    </message>
    <message>
        <source>What is changed</source>
        <translation>Was geändert wird</translation>
    </message>
    <message>
        <source>Play the change from the drawing on</source>
        <translation>Die Änderung von der Zeichnung an abspielen</translation>
    </message>
    <message>
        <source>Go to the canvas of the page Read</source>
        <translation>Zur Zeichenfläche der Seite „Lesen“ gehen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Go a tenth of the change on</source>
        <translation>Ein Zehntel der Änderung weitergehen</translation>
    </message>
    <message>
        <source>Take the last stroke back</source>
        <translation>Den letzten Strich zurücknehmen</translation>
    </message>
    <message>
        <source>Clear this chapter&apos;s canvas</source>
        <translation>Die Zeichenfläche dieses Kapitels leeren</translation>
    </message>
    <message>
        <source>To the large canvas</source>
        <translation>Zur großen Zeichenfläche</translation>
    </message>
    <message>
        <source>Draw here</source>
        <translation>Hier zeichnen</translation>
    </message>
    <message>
        <source>for: {places}</source>
        <translation>dafür: {places}</translation>
    </message>
    <message>
        <source>against: {places}</source>
        <translation>dagegen: {places}</translation>
    </message>
    <message>
        <source>Strongest {listed}.</source>
        <translation>Am stärksten {listed}.</translation>
    </message>
    <message>
        <source>The ink, {listed}.</source>
        <translation>Die Tinte, {listed}.</translation>
    </message>
    <message>
        <source>for {one} (+), {rival} (−)</source>
        <translation>für {one} (+), {rival} (−)</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>More ink</source>
        <translation>Mehr Tinte</translation>
    </message>
    <message>
        <source>It reads {answer}</source>
        <translation>Es liest {answer}</translation>
    </message>
    <message>
        <source>Reads {answer}</source>
        <translation>Liest {answer}</translation>
    </message>
    <message>
        <source>The network reads {digit}.</source>
        <translation>Das Netz liest {digit}.</translation>
    </message>
    <message>
        <source>What is added to each value.</source>
        <translation>Was zu jedem Wert hinzukommt.</translation>
    </message>
    <message>
        <source>No change.</source>
        <translation>Keine Änderung.</translation>
    </message>
    <message>
        <source>Not changed yet</source>
        <translation>Noch nicht geändert</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Wie es ist</translation>
    </message>
    <message>
        <source>Ink added (+), taken (−)</source>
        <translation>Tinte dazu (+), weg (−)</translation>
    </message>
    <message>
        <source>Added +, taken −</source>
        <translation>Dazu +, weg −</translation>
    </message>
    <message>
        <source>+ or −</source>
        <translation>+ oder −</translation>
    </message>
    <message>
        <source>√(∑(&lt;i&gt;Δx&lt;/i&gt;)²) = &lt;b&gt;{length}&lt;/b&gt;, found in {steps} steps along the gradient</source>
        <translation>√(∑(&lt;i&gt;Δx&lt;/i&gt;)²) = &lt;b&gt;{length}&lt;/b&gt;, gefunden in {steps} Schritten am Gradienten entlang</translation>
    </message>
    <message>
        <source>The network reads {target} already. Choose another digit to make of it.</source>
        <translation>Das Netz liest schon {target}. Wähl eine andere Ziffer, die daraus werden soll.</translation>
    </message>
    <message>
        <source>Looking for the smallest change that makes {target} of this {answer}.</source>
        <translation>Die kleinste Änderung wird gesucht, die aus dieser {answer} {target} macht.</translation>
    </message>
    <message>
        <source>No change was found that makes {target} of this {answer}: the slopes lead nowhere.</source>
        <translation>Es wurde keine Änderung gefunden, die aus dieser {answer} {target} macht: Die Steigungen führen nirgendwohin.</translation>
    </message>
    <message>
        <source>least √(∑(&lt;i&gt;Δx&lt;/i&gt;)²) so that &lt;i&gt;x&lt;/i&gt; + &lt;i&gt;Δx&lt;/i&gt;, in [0, 1], is answered otherwise</source>
        <translation>kleinstes √(∑(&lt;i&gt;Δx&lt;/i&gt;)²), sodass auf &lt;i&gt;x&lt;/i&gt; + &lt;i&gt;Δx&lt;/i&gt;, in [0, 1], anders geantwortet wird</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Without the change</source>
        <translation>Ohne die Änderung</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Ungeändert</translation>
    </message>
    <message>
        <source>{amount} × the change</source>
        <translation>{amount} × die Änderung</translation>
    </message>
    <message>
        <source>Change × {amount}</source>
        <translation>Änderung × {amount}</translation>
    </message>
    <message>
        <source>There are no drawings to read.</source>
        <translation>Es gibt keine Zeichnungen zu lesen.</translation>
    </message>
    <message>
        <source>The drawing {id!r} has the label {label!r}, which is no digit 0 to 9.</source>
        <translation>Die Zeichnung {id!r} hat die Beschriftung {label!r}, und das ist keine Ziffer von 0 bis 9.</translation>
    </message>
    <message>
        <source>Scikit-learn&apos;s digits need scikit-learn, which cannot be imported ({error}).</source>
        <translation>Die Ziffern von scikit-learn brauchen scikit-learn, das sich nicht laden lässt ({error}).</translation>
    </message>
    <message>
        <source>{path} holds no samples.</source>
        <translation>{path} enthält keine Beispiele.</translation>
    </message>
    <message>
        <source>{path}, line {line}: not UTF-8 text; save the table as CSV in UTF-8.</source>
        <translation>{path}, Zeile {line}: kein Text in UTF-8; speichere die Tabelle als CSV in UTF-8.</translation>
    </message>
    <message>
        <source>{path}: the first line of a table names its columns, among them one file and one label.</source>
        <translation>{path}: Die erste Zeile einer Tabelle nennt ihre Spalten, darunter eine namens file und eine namens label.</translation>
    </message>
    <message>
        <source>{path}, line {line}</source>
        <translation>{path}, Zeile {line}</translation>
    </message>
    <message>
        <source>{where}: more lines than a table of labels can have.</source>
        <translation>{where}: mehr Zeilen, als eine Tabelle von Beschriftungen haben kann.</translation>
    </message>
    <message>
        <source>{where}: there must be {columns} columns, as the first line names them.</source>
        <translation>{where}: Es müssen {columns} Spalten sein, so wie die erste Zeile sie nennt.</translation>
    </message>
    <message>
        <source>{path}, line {line}: not a row of a table ({error}).</source>
        <translation>{path}, Zeile {line}: keine Zeile einer Tabelle ({error}).</translation>
    </message>
    <message>
        <source>{where}: the label must be a text of 1 to {most} printable characters.</source>
        <translation>{where}: Die Beschriftung muss ein Text von 1 bis {most} druckbaren Zeichen sein.</translation>
    </message>
    <message>
        <source>{where}: {file!r} cannot be the name of a file.</source>
        <translation>{where}: {file!r} kann kein Dateiname sein.</translation>
    </message>
    <message>
        <source>{where}: the file {file!r} is missing.</source>
        <translation>{where}: Die Datei {file!r} fehlt.</translation>
    </message>
    <message>
        <source>{name} is damaged: it cannot be unpacked to its end.</source>
        <translation>{name} ist beschädigt: Es lässt sich nicht bis zum Ende entpacken.</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>{name} lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>{where}: more data than labelled ink can have.</source>
        <translation>{where}: mehr Daten, als beschriftete Tinte haben kann.</translation>
    </message>
    <message>
        <source>{where}: more lists or values than a drawing can have.</source>
        <translation>{where}: mehr Listen oder Werte, als eine Zeichnung haben kann.</translation>
    </message>
    <message>
        <source>{where}: not UTF-8 text.</source>
        <translation>{where}: kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>{where}: not JSON ({fault}, column {column}).</source>
        <translation>{where}: kein JSON ({fault}, Spalte {column}).</translation>
    </message>
    <message>
        <source>{where}: there is a number that cannot be read.</source>
        <translation>{where}: Da steht eine Zahl, die sich nicht lesen lässt.</translation>
    </message>
    <message>
        <source>{where}: too many lists inside lists.</source>
        <translation>{where}: zu viele Listen in Listen.</translation>
    </message>
    <message>
        <source>{where}: a sample is a JSON object with id, label, writer and strokes.</source>
        <translation>{where}: Ein Beispiel ist ein JSON-Objekt mit id, label, writer und strokes.</translation>
    </message>
    <message>
        <source>{where}: {key!r} is missing.</source>
        <translation>{where}: {key!r} fehlt.</translation>
    </message>
    <message>
        <source>{where}: {key!r} must be a text of 1 to {most} printable characters.</source>
        <translation>{where}: {key!r} muss ein Text von 1 bis {most} druckbaren Zeichen sein.</translation>
    </message>
    <message>
        <source>{where}: &apos;strokes&apos; must be a list of strokes, at least one.</source>
        <translation>{where}: „strokes“ muss eine Liste von Strichen sein, mindestens einem.</translation>
    </message>
    <message>
        <source>{where}: &apos;pen_widths&apos; must be a list of numbers, one for each stroke.</source>
        <translation>{where}: „pen_widths“ muss eine Liste von Zahlen sein, eine für jeden Strich.</translation>
    </message>
    <message>
        <source>{path} cannot be opened: {reason}.</source>
        <translation>{path} lässt sich nicht öffnen: {reason}.</translation>
    </message>
    <message>
        <source>{spec!r} is no labelled set: give &apos;{digits}&apos;, a file of labelled ink ({suffixes}), a table with the columns file and label ({suffix}), or a folder with one folder of pictures for each label.</source>
        <translation>{spec!r} ist keine beschriftete Sammlung: Gib „{digits}“ an, eine Datei mit beschrifteter Tinte ({suffixes}), eine Tabelle mit den Spalten file und label ({suffix}), oder einen Ordner mit je einem Ordner voller Bilder pro Beschriftung.</translation>
    </message>
    <message>
        <source>{path} is a folder inside a label&apos;s folder; only pictures belong there.</source>
        <translation>{path} ist ein Ordner im Ordner einer Beschriftung; dort gehören nur Bilder hin.</translation>
    </message>
    <message>
        <source>{path} cannot be listed: {reason}.</source>
        <translation>Der Inhalt von {path} lässt sich nicht auflisten: {reason}.</translation>
    </message>
    <message>
        <source>{folder} holds no labelled pictures: put them in folders named by what they show, such as 0/.</source>
        <translation>{folder} enthält keine beschrifteten Bilder: Leg sie in Ordner, die heißen, was sie zeigen, etwa 0/.</translation>
    </message>
    <message>
        <source>{folder!r} cannot be a label: its name has characters that cannot be shown.</source>
        <translation>{folder!r} kann keine Beschriftung sein: Der Name hat Zeichen, die sich nicht zeigen lassen.</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>kein Platz mehr auf dem Datenträger</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>das Speicherkontingent ist erschöpft</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>das Dateisystem ist schreibgeschützt</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>das ist ein Ordner</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>das ist kein Ordner</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>die Datei gibt es schon</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>der Dateiname ist zu lang</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>zu viele offene Dateien</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>zu viele Verknüpfungen hintereinander</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>der Ordner ist nicht leer</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>wird gerade benutzt</translation>
    </message>
    <message>
        <source>Resource temporarily unavailable</source>
        <translation>vorübergehend nicht verfügbar</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>ungültige Angabe</translation>
    </message>
    <message>
        <source>to install it: pipx inject {environment} {package}</source>
        <translation>so installierst du es: pipx inject {environment} {package}</translation>
    </message>
    <message>
        <source>to install it: uv pip install --python {executable} {package}</source>
        <translation>so installierst du es: uv pip install --python {executable} {package}</translation>
    </message>
    <message>
        <source>{name} has the label {label!r}, which the model does not know; it knows {classes}.</source>
        <translation>{name} hat die Beschriftung {label!r}, die das Modell nicht kennt; es kennt {classes}.</translation>
    </message>
    <message>
        <source>The export {path} {problem}.</source>
        <translation>Der Export {path} {problem}.</translation>
    </message>
    <message>
        <source>The export {path} is no text in UTF-8, so no answers can be read from it.</source>
        <translation>Der Export {path} ist kein Text in UTF-8, deshalb lassen sich daraus keine Antworten lesen.</translation>
    </message>
    <message>
        <source>The export {path} cannot be used: {damage}.</source>
        <translation>Der Export {path} ist nicht brauchbar: {damage}.</translation>
    </message>
    <message>
        <source>it is no whole JSON</source>
        <translation>er ist kein vollständiges JSON</translation>
    </message>
    <message>
        <source>it holds no answers</source>
        <translation>er enthält keine Antworten</translation>
    </message>
    <message>
        <source>answer {place}</source>
        <translation>Antwort {place}</translation>
    </message>
    <message>
        <source>answer {place} is none</source>
        <translation>Antwort {place} ist keine</translation>
    </message>
    <message>
        <source>its row {row} is no table&apos;s ({error})</source>
        <translation>Zeile {row} ist keine Tabellenzeile ({error})</translation>
    </message>
    <message numerus="yes">
        <source>its first row lacks %n column(s), {names}</source>
        <translation>
            <numerusform>in der ersten Zeile fehlt %n Spalte, {names}</numerusform>
            <numerusform>in der ersten Zeile fehlen %n Spalten, {names}</numerusform>
        </translation>
    </message>
    <message>
        <source>row {place}</source>
        <translation>Zeile {place}</translation>
    </message>
    <message>
        <source>in {where} {name} is not what an export has there</source>
        <translation>{where}: {name} ist nicht, was ein Export dort hat</translation>
    </message>
    <message>
        <source>a 0 to test on</source>
        <translation>eine 0 zum Testen</translation>
    </message>
    <message>
        <source>a 1 to test on</source>
        <translation>eine 1 zum Testen</translation>
    </message>
    <message>
        <source>a 2 to test on</source>
        <translation>eine 2 zum Testen</translation>
    </message>
    <message>
        <source>a 3 to test on</source>
        <translation>eine 3 zum Testen</translation>
    </message>
    <message>
        <source>a 4 to test on</source>
        <translation>eine 4 zum Testen</translation>
    </message>
    <message>
        <source>a 5 to test on</source>
        <translation>eine 5 zum Testen</translation>
    </message>
    <message>
        <source>a 6 to test on</source>
        <translation>eine 6 zum Testen</translation>
    </message>
    <message>
        <source>a 7 to test on</source>
        <translation>eine 7 zum Testen</translation>
    </message>
    <message>
        <source>an 8 to test on</source>
        <translation>eine 8 zum Testen</translation>
    </message>
    <message>
        <source>a 9 to test on</source>
        <translation>eine 9 zum Testen</translation>
    </message>
    <message>
        <source>Units between the inputs and the answer: each looks for something in the picture, and the answer is put together from what they found.</source>
        <translation>Neuronen zwischen den Eingaben und der Antwort: Jedes sucht etwas im Bild, und aus dem, was sie finden, setzt sich die Antwort zusammen.</translation>
    </message>
    <message>
        <source>A unit of the first hidden layer has one weight for each of the 64 pixels, so its weights are a picture: of what it looks for, and of what it does not want to see. Nobody told it what to look for; gradient descent found out.

Without a hidden layer each output is a straight cut through the space of inputs. Some classes cannot be parted so: XOR, or a ring around a disc. A hidden layer with a bent activation lets the network combine cuts, and then it can. Whether digits need that, and whether a second and a fifth layer help, is a question to be measured, not believed.

Units of a layer have to begin with different weights. If they were alike, they would get the same gradient, and stay alike for ever: one unit, many times over. And a network that reads the digits it has learnt much better than new ones has learnt them by heart: it overfits. More digits help against that, and fewer parameters.</source>
        <translation>Ein Neuron der ersten verdeckten Schicht hat für jedes der 64 Pixel ein Gewicht, seine Gewichte sind also ein Bild: davon, was es sucht, und davon, was es nicht sehen will. Niemand hat ihm gesagt, was es suchen soll; der Gradientenabstieg hat es herausgefunden.

Ohne verdeckte Schicht ist jede Ausgabe ein gerader Schnitt durch den Raum der Eingaben. Manche Klassen lassen sich so nicht trennen: XOR, oder ein Ring um eine Scheibe. Mit einer verdeckten Schicht, deren Aktivierungsfunktion gebogen ist, kann das Netz Schnitte kombinieren, und dann geht es. Ob Ziffern das brauchen, und ob eine zweite oder fünfte Schicht hilft, muss man messen, nicht glauben.

Die Neuronen einer Schicht müssen mit verschiedenen Gewichten anfangen. Wären sie gleich, bekämen sie denselben Gradienten und blieben für immer gleich: ein Neuron, viele Male. Und ein Netz, das die gelernten Ziffern viel besser liest als neue, hat sie auswendig gelernt: Das ist Überanpassung. Dagegen helfen mehr Ziffern und weniger Parameter.</translation>
    </message>
    <message>
        <source>what units look for</source>
        <translation>was Neuronen suchen</translation>
    </message>
    <message>
        <source>what the drawing switches on</source>
        <translation>was eingeschaltet wird</translation>
    </message>
    <message>
        <source>points that need one</source>
        <translation>Punkte, die eine brauchen</translation>
    </message>
    <message>
        <source>0, 1, 2 and 5 layers</source>
        <translation>0, 1, 2 und 5 Schichten</translation>
    </message>
    <message>
        <source>more digits</source>
        <translation>mehr Ziffern</translation>
    </message>
    <message>
        <source>A network looked into, or an experiment with small ones.</source>
        <translation>Ein Blick in ein Netz, oder ein Versuch mit kleinen.</translation>
    </message>
    <message>
        <source>a small one, trained now</source>
        <translation>ein kleines, jetzt trainiert</translation>
    </message>
    <message>
        <source>the one that reads here</source>
        <translation>das, das hier liest</translation>
    </message>
    <message>
        <source>trained with no hidden layer</source>
        <translation>ohne verdeckte Schicht</translation>
    </message>
    <message>
        <source>trained with 1 hidden layer</source>
        <translation>mit 1 verdeckter Schicht</translation>
    </message>
    <message>
        <source>trained with 2 hidden layers</source>
        <translation>mit 2 verdeckten Schichten</translation>
    </message>
    <message>
        <source>trained with 5 hidden layers</source>
        <translation>mit 5 verdeckten Schichten</translation>
    </message>
    <message>
        <source>One of 24 hidden units, the one that reads in this window, or one of those trained here.</source>
        <translation>Eines mit 24 verdeckten Neuronen, das Netz, das in diesem Fenster liest, oder eines von denen, die hier trainiert werden.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>0.001</source>
        <translation>0,001</translation>
    </message>
    <message>
        <source>0.005</source>
        <translation>0,005</translation>
    </message>
    <message>
        <source>0.02</source>
        <translation>0,02</translation>
    </message>
    <message>
        <source>How much every weight shrinks at each update, while the small network learns.</source>
        <translation>Wie sehr jedes Gewicht bei jedem Update schrumpft, während das kleine Netz lernt.</translation>
    </message>
    <message>
        <source>Shown to it</source>
        <translation>Gezeigt wird</translation>
    </message>
    <message>
        <source>Your drawing, or a digit of the set that the networks trained here have not learnt from.</source>
        <translation>Deine Zeichnung, oder eine Ziffer aus dem Datensatz, aus der die hier trainierten Netze nicht gelernt haben.</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Which points are to be told apart.</source>
        <translation>Welche Punkte getrennt werden sollen.</translation>
    </message>
    <message>
        <source>Of the network on the right; each draws one line.</source>
        <translation>Im rechten Netz; jedes zieht eine Gerade.</translation>
    </message>
    <message>
        <source>Where on the curve one stands: how many digits a network has learnt.</source>
        <translation>Wo auf der Kurve man steht: wie viele Ziffern ein Netz gelernt hat.</translation>
    </message>
    <message>
        <source>Units a layer</source>
        <translation>Neuronen je Schicht</translation>
    </message>
    <message>
        <source>In each hidden layer of the networks compared.</source>
        <translation>In jeder verdeckten Schicht der verglichenen Netze.</translation>
    </message>
    <message>
        <source>Of the hidden units. With the identity, layers in a row can do no more than one.</source>
        <translation>In den verdeckten Neuronen. Mit der Identität können viele Schichten hintereinander nicht mehr als eine.</translation>
    </message>
    <message>
        <source>Some depths need more of them than others.</source>
        <translation>Manche Tiefen brauchen mehr davon als andere.</translation>
    </message>
    <message>
        <source>Trainings each</source>
        <translation>Trainings je Tiefe</translation>
    </message>
    <message>
        <source>Chance decides small differences: train more than once.</source>
        <translation>Kleine Unterschiede entscheidet der Zufall: Trainiere mehr als einmal.</translation>
    </message>
    <message>
        <source>Of weights, order and the test digits.</source>
        <translation>Für Gewichte, Reihenfolge und die Testziffern.</translation>
    </message>
    <message>
        <source>test accuracy without a hidden layer, in per cent; -1 before it is measured</source>
        <translation>Testgenauigkeit ohne verdeckte Schicht, in Prozent; −1, solange nicht gemessen</translation>
    </message>
    <message>
        <source>test accuracy with 1 hidden layer, in per cent</source>
        <translation>Testgenauigkeit mit 1 verdeckter Schicht, in Prozent</translation>
    </message>
    <message>
        <source>test accuracy with 2 hidden layers, in per cent</source>
        <translation>Testgenauigkeit mit 2 verdeckten Schichten, in Prozent</translation>
    </message>
    <message>
        <source>test accuracy with 5 hidden layers, in per cent</source>
        <translation>Testgenauigkeit mit 5 verdeckten Schichten, in Prozent</translation>
    </message>
    <message>
        <source>weights and biases of the network with 1 hidden layer</source>
        <translation>Gewichte und Biases des Netzes mit 1 verdeckter Schicht</translation>
    </message>
    <message>
        <source>accuracy on the learnt digits themselves without a hidden layer; -1 before it is measured</source>
        <translation>Genauigkeit auf den gelernten Ziffern selbst ohne verdeckte Schicht; −1, solange nicht gemessen</translation>
    </message>
    <message>
        <source>accuracy on the learnt digits with 5 hidden layers, in per cent</source>
        <translation>Genauigkeit auf den gelernten Ziffern mit 5 verdeckten Schichten, in Prozent</translation>
    </message>
    <message>
        <source>units of the small network that have faded away</source>
        <translation>verblasste Neuronen des kleinen Netzes</translation>
    </message>
    <message>
        <source>test accuracy of the small network, in per cent</source>
        <translation>Testgenauigkeit des kleinen Netzes, in Prozent</translation>
    </message>
    <message>
        <source>points on their side without a hidden layer, in per cent</source>
        <translation>Punkte auf ihrer Seite ohne verdeckte Schicht, in Prozent</translation>
    </message>
    <message>
        <source>points on their side with a hidden layer, in per cent</source>
        <translation>Punkte auf ihrer Seite mit verdeckter Schicht, in Prozent</translation>
    </message>
    <message>
        <source>learnt digits read right after learning so many, in per cent</source>
        <translation>richtig gelesene gelernte Ziffern, wenn so viele gelernt sind, in Prozent</translation>
    </message>
    <message>
        <source>other digits read right after learning so many, in per cent</source>
        <translation>richtig gelesene andere Ziffern, wenn so viele gelernt sind, in Prozent</translation>
    </message>
    <message>
        <source>how many points lie between learnt digits and others</source>
        <translation>wie viele Prozentpunkte zwischen gelernten Ziffern und anderen liegen</translation>
    </message>
    <message>
        <source>the unit of the first layer that is switched on most, counted from 1</source>
        <translation>das am stärksten eingeschaltete Neuron der ersten Schicht, ab 1 gezählt</translation>
    </message>
    <message>
        <source>units of the first layer that the drawing switches on; -1 where there are none</source>
        <translation>Neuronen der ersten Schicht, die die Zeichnung einschaltet; −1, wo es keine gibt</translation>
    </message>
    <message>
        <source>This network has no hidden layer: its outputs look at the pixels themselves.</source>
        <translation>Dieses Netz hat keine verdeckte Schicht: Seine Ausgaben sehen sich die Pixel selbst an.</translation>
    </message>
    <message>
        <source>None of the {units} units of the first layer is switched on.</source>
        <translation>Keines der {units} Neuronen der ersten Schicht ist eingeschaltet.</translation>
    </message>
    <message>
        <source>unit {unit} ({a})</source>
        <translation>Neuron {unit} ({a})</translation>
    </message>
    <message numerus="yes">
        <source>%n of {units} units of the first layer (is|are) switched on, most of all {named}.</source>
        <translation>
            <numerusform>%n von {units} Neuronen der ersten Schicht ist eingeschaltet, am stärksten {named}.</numerusform>
            <numerusform>%n von {units} Neuronen der ersten Schicht sind eingeschaltet, am stärksten {named}.</numerusform>
        </translation>
    </message>
    <message>
        <source>The chapter {chapter} has no setting {name}; it has {known}.</source>
        <translation>Das Kapitel {chapter} hat keine Einstellung {name}, sondern diese: {known}.</translation>
    </message>
    <message>
        <source>The chapter {chapter} tells no {name}; it tells {known}.</source>
        <translation>Das Kapitel {chapter} meldet kein {name}, sondern: {known}.</translation>
    </message>
    <message>
        <source>A formula has at most {most} characters; this one has {count}.</source>
        <translation>Eine Formel hat höchstens {most} Zeichen; diese hat {count}.</translation>
    </message>
    <message>
        <source>There is no formula yet.</source>
        <translation>Es gibt noch keine Formel.</translation>
    </message>
    <message>
        <source>there is a “)” too many</source>
        <translation>eine „)“ ist zu viel</translation>
    </message>
    <message>
        <source>a sign is missing before “{sign}”; to multiply, write *</source>
        <translation>vor „{sign}“ fehlt ein Rechenzeichen; für „mal“ schreib *</translation>
    </message>
    <message>
        <source>only two things can be compared; put the first comparison in brackets</source>
        <translation>nur zwei Dinge lassen sich vergleichen; setz den ersten Vergleich in Klammern</translation>
    </message>
    <message>
        <source>“{sign}” has no place there</source>
        <translation>„{sign}“ hat dort nichts zu suchen</translation>
    </message>
    <message>
        <source>the formula ends too early</source>
        <translation>die Formel hört zu früh auf</translation>
    </message>
    <message>
        <source>a number, a name or a bracket is missing before “{sign}”</source>
        <translation>vor „{sign}“ fehlt eine Zahl, ein Name oder eine Klammer</translation>
    </message>
    <message>
        <source>“{name}” is not known; there are {known}</source>
        <translation>„{name}“ ist nicht bekannt; es gibt {known}</translation>
    </message>
    <message>
        <source>“{name}” wants brackets: {name}({places})</source>
        <translation>„{name}“ braucht Klammern: {name}({places})</translation>
    </message>
    <message numerus="yes">
        <source>“{name}” takes %n number(s); it has {has}</source>
        <translation>
            <numerusform>„{name}“ nimmt %n Zahl; hier sind es {has}</numerusform>
            <numerusform>„{name}“ nimmt %n Zahlen; hier sind es {has}</numerusform>
        </translation>
    </message>
    <message>
        <source>this bracket is never closed</source>
        <translation>diese Klammer wird nie geschlossen</translation>
    </message>
    <message>
        <source>a “)” or a sign is missing before “{sign}”</source>
        <translation>vor „{sign}“ fehlt eine „)“ oder ein Rechenzeichen</translation>
    </message>
    <message>
        <source>; write a point, not a comma</source>
        <translation>; schreib in Formeln einen Punkt statt des Kommas</translation>
    </message>
    <message>
        <source>that is nested deeper than {most} levels</source>
        <translation>das ist tiefer als {most} Ebenen verschachtelt</translation>
    </message>
    <message>
        <source>; for a power write **</source>
        <translation>; für eine Potenz schreib **</translation>
    </message>
    <message>
        <source>“{sign}” has no meaning in a formula</source>
        <translation>„{sign}“ bedeutet in einer Formel nichts</translation>
    </message>
    <message>
        <source>At character {at}: {what}.</source>
        <translation>Bei Zeichen {at}: {what}.</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>A number that comes into a network: how much ink is in a pixel, say.</source>
        <translation>Eine Zahl, die in ein Netz hineinkommt: zum Beispiel, wie viel Tinte in einem Pixel ist.</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>What an input is multiplied by: how much it counts, and whether for or against. Learning changes it.</source>
        <translation>Womit eine Eingabe malgenommen wird: wie viel sie zählt, und ob dafür oder dagegen. Lernen verändert es.</translation>
    </message>
    <message>
        <source>The unit</source>
        <translation>Das Neuron</translation>
    </message>
    <message>
        <source>Weights {w1}, {w2}, {w3}; bias {bias}; output {output}.</source>
        <translation>Gewichte {w1}; {w2}; {w3}; Bias {bias}; Ausgabe {output}.</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>sum z</source>
        <translation>Summe z</translation>
    </message>
    <message>
        <source>plain sum</source>
        <translation>einfache Summe</translation>
    </message>
    <message>
        <source>The plain sum beside the weighed one</source>
        <translation>Die einfache Summe neben der gewichteten</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>Bias</translation>
    </message>
    <message>
        <source>{row}: {plain} and {weighed}</source>
        <translation>{row}: {plain} und {weighed}</translation>
    </message>
    <message>
        <source>A number that a unit adds whatever its inputs are. Learning changes it, as it does weights.</source>
        <translation>Eine Zahl, die ein Neuron immer dazuzählt, egal was seine Eingaben sind. Lernen verändert sie wie die Gewichte.</translation>
    </message>
    <message>
        <source>What a unit has added up: its inputs times their weights, and its bias; before the activation.</source>
        <translation>Was ein Neuron zusammengezählt hat: seine Eingaben mal ihre Gewichte, plus sein Bias – noch vor der Aktivierung.</translation>
    </message>
    <message>
        <source>weighted sum</source>
        <translation>gewichtete Summe</translation>
    </message>
    <message>
        <source>logit</source>
        <translation>Logit</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>What a unit makes of its pre-activation z and hands on, a = f(z).</source>
        <translation>Was ein Neuron aus seiner Voraktivierung z macht und weitergibt, a = f(z).</translation>
    </message>
    <message>
        <source>What the network says in the end: the activation of a unit of its last layer.</source>
        <translation>Was das Netz am Ende sagt: die Aktivierung eines Neurons seiner letzten Schicht.</translation>
    </message>
    <message>
        <source>What an output should have been.</source>
        <translation>Was eine Ausgabe hätte sein sollen.</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Beschriftung</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>loss of the sample</source>
        <translation>Verlust des Beispiels</translation>
    </message>
    <message>
        <source>its loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>The loss of each sample, and their mean</source>
        <translation>Der Verlust jedes Beispiels und ihr Mittel</translation>
    </message>
    <message>
        <source>x {x}, target {target}: output {output}, loss {loss}</source>
        <translation>x {x}, Zielwert {target}: Ausgabe {output}, Verlust {loss}</translation>
    </message>
    <message>
        <source>mean {mean}</source>
        <translation>Mittel {mean}</translation>
    </message>
    <message>
        <source>mean, the loss L: {mean}</source>
        <translation>Mittel, der Verlust L: {mean}</translation>
    </message>
    <message>
        <source>One number that says how wrong the outputs are; 0 if they are as they should be. Training makes it small.</source>
        <translation>Eine einzige Zahl, die sagt, wie falsch die Ausgaben sind; 0, wenn sie sind, wie sie sein sollen. Training macht sie klein.</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>small change</source>
        <translation>kleine Änderung</translation>
    </message>
    <message>
        <source>dL/dw is the slope: by how much L changes for a small change of w, divided by that change.</source>
        <translation>dL/dw ist die Steigung: um wie viel sich L bei einer kleinen Änderung von w ändert, geteilt durch diese Änderung.</translation>
    </message>
    <message>
        <source>small change of one alone</source>
        <translation>Änderung von einem allein</translation>
    </message>
    <message>
        <source>∂L/∂w is the slope of L along w while everything else stays as it is.</source>
        <translation>∂L/∂w ist die Steigung von L entlang w, während alles andere bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>partial derivative</source>
        <translation>partielle Ableitung</translation>
    </message>
    <message>
        <source>delta</source>
        <translation>Delta</translation>
    </message>
    <message>
        <source>A unit&apos;s part in the loss, dL/dz: by how much the loss changes if its pre-activation grows a little.</source>
        <translation>Der Anteil eines Neurons am Verlust, dL/dz: wie stark sich der Verlust ändert, wenn seine Voraktivierung ein wenig wächst.</translation>
    </message>
    <message>
        <source>nudge</source>
        <translation>Stups</translation>
    </message>
    <message>
        <source>A small step, to measure a slope by trying: how much changes, divided by h.</source>
        <translation>Ein kleiner Schritt, um eine Steigung durch Ausprobieren zu messen: wie viel sich ändert, geteilt durch h.</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Δw is what is added to w.</source>
        <translation>Δw ist das, was zu w dazukommt.</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>How far a step goes: it is multiplied by the slope. Too small crawls, too large leaps about.</source>
        <translation>Wie weit ein Schritt geht: Sie wird mit der Steigung malgenommen. Zu klein, und es kriecht; zu groß, und es springt umher.</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>The slopes of the last steps, added up and fading: steps gather speed by it.</source>
        <translation>Die Steigungen der letzten Schritte, zusammengezählt und langsam verblassend: So nehmen die Schritte Fahrt auf.</translation>
    </message>
    <message>
        <source>mean square</source>
        <translation>mittleres Quadrat</translation>
    </message>
    <message>
        <source>How large the squared slopes were lately; some optimizers divide by its root.</source>
        <translation>Wie groß die quadrierten Steigungen zuletzt waren; manche Optimierer teilen durch die Wurzel daraus.</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>The samples that one update looks at; |B| is how many.</source>
        <translation>Die Beispiele, die ein Update ansieht; |B| sagt, wie viele es sind.</translation>
    </message>
    <message>
        <source>mini-batch</source>
        <translation>Mini-Batch</translation>
    </message>
    <message>
        <source>angle</source>
        <translation>Winkel</translation>
    </message>
    <message>
        <source>Between two gradients: 0 if they point the same way.</source>
        <translation>Zwischen zwei Gradienten: 0, wenn sie in dieselbe Richtung zeigen.</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>Sigmoidfunktion</translation>
    </message>
    <message>
        <source>A smooth step from 0 to 1: σ(z) = 1 / (1 + e⁻ᶻ). Its slope is at most a quarter.</source>
        <translation>Eine sanfte Stufe von 0 nach 1: σ(z) = 1 / (1 + e⁻ᶻ). Ihre Steigung ist höchstens ein Viertel.</translation>
    </message>
    <message>
        <source>activation function</source>
        <translation>Aktivierungsfunktion</translation>
    </message>
    <message>
        <source>What turns z into a: a sigmoid or a ReLU, for instance; f′ is its slope.</source>
        <translation>Was aus z ein a macht: etwa eine Sigmoidfunktion oder eine ReLU; f′ ist ihre Steigung.</translation>
    </message>
    <message>
        <source>Euler&apos;s number</source>
        <translation>eulersche Zahl</translation>
    </message>
    <message>
        <source>2.718…, the number whose powers have themselves as slope.</source>
        <translation>2,718…, die Zahl, deren Potenzen sich selbst als Steigung haben.</translation>
    </message>
    <message>
        <source>logarithm</source>
        <translation>Logarithmus</translation>
    </message>
    <message>
        <source>The natural one: ln of eˢ is s. Minus ln of a probability is large if that is small.</source>
        <translation>Der natürliche: ln von eˢ ist s. Minus ln einer Wahrscheinlichkeit ist groß, wenn sie klein ist.</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Add up what follows, for every value of the index beneath.</source>
        <translation>Zähl zusammen, was folgt, für jeden Wert des Index darunter.</translation>
    </message>
    <message>
        <source>which one</source>
        <translation>der wievielte</translation>
    </message>
    <message>
        <source>An index: the first, the second, the third input, sample or weight.</source>
        <translation>Ein Index: die erste, zweite, dritte Eingabe – oder das wievielte Beispiel oder Gewicht.</translation>
    </message>
    <message>
        <source>which other one</source>
        <translation>welcher andere</translation>
    </message>
    <message>
        <source>A second index, where i is taken.</source>
        <translation>Ein zweiter Index, wo i schon vergeben ist.</translation>
    </message>
    <message>
        <source>which class</source>
        <translation>welche Klasse</translation>
    </message>
    <message>
        <source>An index that goes through the outputs or the units above.</source>
        <translation>Ein Index, der die Ausgaben oder die Neuronen darüber durchläuft.</translation>
    </message>
    <message>
        <source>weight matrix</source>
        <translation>Gewichtsmatrix</translation>
    </message>
    <message>
        <source>All the weights of a layer, a row for each of its units.</source>
        <translation>Alle Gewichte einer Schicht, eine Zeile für jedes ihrer Neuronen.</translation>
    </message>
    <message>
        <source>step of a calculation</source>
        <translation>Rechenschritt</translation>
    </message>
    <message>
        <source>A number on the way in a computation graph, without a meaning of its own.</source>
        <translation>Eine Zwischenzahl in einem Rechengraphen, ohne eigene Bedeutung.</translation>
    </message>
    <message>
        <source>damaged weight</source>
        <translation>beschädigtes Gewicht</translation>
    </message>
    <message>
        <source>What is left of a weight w after noise and rounding.</source>
        <translation>Was nach Rauschen und Runden von einem Gewicht w übrig ist.</translation>
    </message>
    <message>
        <source>step of rounding</source>
        <translation>Rundungsschritt</translation>
    </message>
    <message>
        <source>The distance between the values that a rounded weight can have.</source>
        <translation>Der Abstand zwischen den Werten, die ein gerundetes Gewicht haben kann.</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>A random number that is added to a weight.</source>
        <translation>Eine Zufallszahl, die zu einem Gewicht dazukommt.</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>Steigung</translation>
    </message>
    <message>
        <source>By how much a curve rises for one step to the right, measured over a tiny step. The slope of a loss says which way is up.</source>
        <translation>Um wie viel eine Kurve bei einem Schritt nach rechts steigt, gemessen über einen winzigen Schritt. Die Steigung des Verlusts sagt, wo es aufwärts geht.</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>Many slopes together: of the loss, one for each weight and bias. It points where the loss rises fastest; learning goes the other way.</source>
        <translation>Viele Steigungen auf einmal: die des Verlusts, eine für jedes Gewicht und jeden Bias. Er zeigt dorthin, wo der Verlust am schnellsten steigt; Lernen geht in die andere Richtung.</translation>
    </message>
    <message>
        <source>chain rule</source>
        <translation>Kettenregel</translation>
    </message>
    <message>
        <source>If z depends on x and L on z, the slope of L along x is the product of both slopes. Where several ways lead from x to L, their products add.</source>
        <translation>Wenn z von x abhängt und L von z, ist die Steigung von L entlang x das Produkt beider Steigungen. Führen mehrere Wege von x nach L, werden ihre Produkte zusammengezählt.</translation>
    </message>
    <message>
        <source>backpropagation</source>
        <translation>Backpropagation</translation>
    </message>
    <message>
        <source>The chain rule from the loss back to every weight, each number computed once and used for all below it.</source>
        <translation>Die Kettenregel vom Verlust zurück zu jedem Gewicht; jede Zahl wird einmal berechnet und für alles darunter benutzt.</translation>
    </message>
    <message>
        <source>gradient descent</source>
        <translation>Gradientenabstieg</translation>
    </message>
    <message>
        <source>Step after step against the slope, by the slope times the learning rate.</source>
        <translation>Schritt für Schritt gegen die Steigung, jeweils um Steigung mal Lernrate.</translation>
    </message>
    <message>
        <source>Forward, {layer}: {unit} adds up what comes from below.</source>
        <translation>Vorwärts, {layer}: {unit} zählt zusammen, was von unten kommt.</translation>
    </message>
    <message>
        <source>Backward, {layer}: {unit} learns its part in the loss.</source>
        <translation>Rückwärts, {layer}: {unit} erfährt, welchen Anteil es am Verlust hat.</translation>
    </message>
    <message>
        <source>Loss: it should be a {should}, and the network says so too. {should} gets {right}.</source>
        <translation>Verlust: Es sollte eine {should} sein, und das sagt auch das Netz. Die {should} bekommt {right}.</translation>
    </message>
    <message>
        <source>Loss: it should be a {should}, and the network says {says}. {should} gets {right}.</source>
        <translation>Verlust: Es sollte eine {should} sein, und das Netz sagt {says}. Die {should} bekommt {right}.</translation>
    </message>
    <message>
        <source>Update, {layer}: once all layers have moved, the loss leaves all finite numbers: the learning rate is far too large.</source>
        <translation>Update, {layer}: Wenn alle Schichten sich bewegt haben, ist der Verlust keine endliche Zahl mehr: Die Lernrate ist viel zu groß.</translation>
    </message>
    <message>
        <source>Update, {layer}: once all layers have moved, the loss stays at {before}: the step is too small to tell.</source>
        <translation>Update, {layer}: Wenn alle Schichten sich bewegt haben, bleibt der Verlust bei {before}: Der Schritt ist zu klein, um etwas zu merken.</translation>
    </message>
    <message>
        <source>Update, {layer}: once all layers have moved, the loss falls from {before} to {after}.</source>
        <translation>Update, {layer}: Wenn alle Schichten sich bewegt haben, fällt der Verlust von {before} auf {after}.</translation>
    </message>
    <message>
        <source>Update, {layer}: once all layers have moved, the loss rises from {before} to {after}: the step went too far, the learning rate is too large.</source>
        <translation>Update, {layer}: Wenn alle Schichten sich bewegt haben, steigt der Verlust von {before} auf {after}: Der Schritt ging zu weit, die Lernrate ist zu groß.</translation>
    </message>
    <message>
        <source>&lt;i&gt;w&lt;/i&gt; ← &lt;i&gt;w&lt;/i&gt; − &lt;i&gt;η&lt;/i&gt; · &lt;i&gt;dL&lt;/i&gt;/&lt;i&gt;dw&lt;/i&gt;, again and again</source>
        <translation>&lt;i&gt;w&lt;/i&gt; ← &lt;i&gt;w&lt;/i&gt; − &lt;i&gt;η&lt;/i&gt; · &lt;i&gt;dL&lt;/i&gt;/&lt;i&gt;dw&lt;/i&gt;, wieder und wieder</translation>
    </message>
    <message>
        <source>&lt;i&gt;L&lt;/i&gt; after {counts} updates: &lt;b&gt;{losses}&lt;/b&gt;</source>
        <translation>&lt;i&gt;L&lt;/i&gt; nach {counts} Updates: &lt;b&gt;{losses}&lt;/b&gt;</translation>
    </message>
    <message>
        <source>what is read after 1 update</source>
        <translation>was nach 1 Update gelesen wird</translation>
    </message>
    <message>
        <source>what is read after 5 updates</source>
        <translation>was nach 5 Updates gelesen wird</translation>
    </message>
    <message>
        <source>what is read after 20 updates</source>
        <translation>was nach 20 Updates gelesen wird</translation>
    </message>
    <message>
        <source>how many of them are read right before; while many updates are looked at</source>
        <translation>wie viele davon vorher richtig gelesen werden; nur bei „viele Updates“</translation>
    </message>
    <message>
        <source>how many of them are read right after 1 update; while many updates are looked at</source>
        <translation>wie viele davon nach 1 Update richtig gelesen werden; nur bei „viele Updates“</translation>
    </message>
    <message>
        <source>how many of them are read right after 5 updates; while many updates are looked at</source>
        <translation>wie viele davon nach 5 Updates richtig gelesen werden; nur bei „viele Updates“</translation>
    </message>
    <message>
        <source>how many of them are read right after 20 updates; while many updates are looked at</source>
        <translation>wie viele davon nach 20 Updates richtig gelesen werden; nur bei „viele Updates“</translation>
    </message>
    <message>
        <source>The chain rule, step by step</source>
        <translation>Die Kettenregel, Schritt für Schritt</translation>
    </message>
    <message>
        <source>Backpropagation through the network that reads your drawing: forward, loss, backward, update. Point at any number, or click it, to see where it comes from.</source>
        <translation>Backpropagation durch das Netz, das deine Zeichnung liest: vorwärts, Verlust, rückwärts, Update. Zeig auf eine Zahl oder klick sie an, um zu sehen, woher sie kommt.</translation>
    </message>
    <message>
        <source>Forward: every unit adds up w·a over the units below and its bias; that is z. Its activation a = f(z) goes to the next layer. At the end stand the outputs y, and the loss says how wrong they are.

Backward: each output learns how the loss changes with its z, that is δ. A hidden unit changes the loss through all units above it: it adds up w·δ over them, through the same weights, which is dL/da, and multiplies by its own slope f′(z). That is the chain rule, and all of backpropagation.

Update: a weight&apos;s gradient is what came in times δ, a bias&apos;s is δ. Each moves a little against its gradient, and the same picture is read again. The network itself stays as it is: the step is made on a copy, by plain gradient descent. Readings average three views of a drawing; this is the first of them.

Under “many updates” the same is done again and again on this one drawing; under “the others, too” a hundred others are read before and after.</source>
        <translation>Vorwärts: Jedes Neuron zählt w·a über die Neuronen darunter und seinen Bias zusammen; das ist z. Seine Aktivierung a = f(z) geht an die nächste Schicht. Am Ende stehen die Ausgaben y, und der Verlust sagt, wie falsch sie sind.

Rückwärts: Jede Ausgabe erfährt, wie sich der Verlust mit ihrem z ändert, das ist δ. Ein verdecktes Neuron ändert den Verlust über alle Neuronen darüber: Es zählt w·δ über sie zusammen, durch dieselben Gewichte, das ist dL/da, und nimmt das mal seine eigene Steigung f′(z). Das ist die Kettenregel, und die ganze Backpropagation.

Update: Der Gradient eines Gewichts ist das, was hereinkam, mal δ, der eines Bias ist δ. Alle bewegen sich ein wenig gegen ihren Gradienten, und dasselbe Bild wird noch einmal gelesen. Das Netz selbst bleibt, wie es ist: Der Schritt wird an einer Kopie gemacht, mit einfachem Gradientenabstieg. Gelesen wird sonst als Mittel aus drei Ansichten einer Zeichnung; das hier ist die erste davon.

Unter „viele Updates“ geschieht dasselbe immer wieder mit dieser einen Zeichnung; unter „auch die anderen“ werden hundert andere davor und danach gelesen.</translation>
    </message>
    <message>
        <source>one pass</source>
        <translation>einen Durchgang</translation>
    </message>
    <message>
        <source>many updates</source>
        <translation>viele Updates</translation>
    </message>
    <message>
        <source>the others, too</source>
        <translation>auch die anderen</translation>
    </message>
    <message>
        <source>One pass with every number in it, or what becomes of this drawing and of others after many updates.</source>
        <translation>Einen Durchgang mit jeder Zahl darin, oder was nach vielen Updates aus dieser Zeichnung und aus anderen wird.</translation>
    </message>
    <message>
        <source>It is a</source>
        <translation>Es ist eine</translation>
    </message>
    <message>
        <source>as read</source>
        <translation>wie gelesen</translation>
    </message>
    <message>
        <source>not as read</source>
        <translation>nicht wie gelesen</translation>
    </message>
    <message>
        <source>What the outputs should say. Choose another digit, and see which gradients turn.</source>
        <translation>Was die Ausgaben sagen sollten. Wähl eine andere Ziffer, und sieh, welche Gradienten sich umdrehen.</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Forward to the outputs, the loss, backward through the layers, and the update.</source>
        <translation>Vorwärts zu den Ausgaben, der Verlust, rückwärts durch die Schichten, und das Update.</translation>
    </message>
    <message>
        <source>From 1, inputs not counted; 0 is the last hidden layer.</source>
        <translation>Ab 1, die Eingaben nicht mitgezählt; 0 ist die letzte verdeckte Schicht.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Neuron</translation>
    </message>
    <message>
        <source>From 1; 0 is the one that matters most, of outputs the digit&apos;s.</source>
        <translation>Ab 1; 0 ist das, auf das es am meisten ankommt, bei den Ausgaben das der Ziffer.</translation>
    </message>
    <message>
        <source>Step by</source>
        <translation>Schrittweite</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>Neuron</translation>
    </message>
    <message>
        <source>How far one step goes.</source>
        <translation>Wie weit ein Schritt geht.</translation>
    </message>
    <message>
        <source>Show first</source>
        <translation>Zuerst zeigen</translation>
    </message>
    <message>
        <source>largest a</source>
        <translation>größtes a</translation>
    </message>
    <message>
        <source>largest δ</source>
        <translation>größtes δ</translation>
    </message>
    <message>
        <source>Which ten units of a wide layer are seen first.</source>
        <translation>Welche zehn Neuronen einer breiten Schicht man zuerst sieht.</translation>
    </message>
    <message>
        <source>Learning rate η</source>
        <translation>Lernrate η</translation>
    </message>
    <message>
        <source>How far the update goes against the gradient.</source>
        <translation>Wie weit das Update gegen den Gradienten geht.</translation>
    </message>
    <message>
        <source>After how many updates on this one drawing you look at the others.</source>
        <translation>Nach wie vielen Updates mit dieser einen Zeichnung du dir die anderen ansiehst.</translation>
    </message>
    <message>
        <source>the loss L before the update</source>
        <translation>der Verlust L vor dem Update</translation>
    </message>
    <message>
        <source>the loss L after the update</source>
        <translation>der Verlust L nach dem Update</translation>
    </message>
    <message>
        <source>the digit that is read</source>
        <translation>die Ziffer, die gelesen wird</translation>
    </message>
    <message>
        <source>the digit it should be</source>
        <translation>die Ziffer, die es sein sollte</translation>
    </message>
    <message>
        <source>the output y for the digit it should be</source>
        <translation>die Ausgabe y für die Ziffer, die es sein sollte</translation>
    </message>
    <message>
        <source>the phase</source>
        <translation>die Phase</translation>
    </message>
    <message>
        <source>the layer, from 1</source>
        <translation>die Schicht, ab 1</translation>
    </message>
    <message>
        <source>the unit, from 1</source>
        <translation>das Neuron, ab 1</translation>
    </message>
    <message>
        <source>the unit&apos;s pre-activation z</source>
        <translation>die Voraktivierung z des Neurons</translation>
    </message>
    <message>
        <source>the unit&apos;s activation a, of outputs y</source>
        <translation>die Aktivierung a des Neurons, bei Ausgaben y</translation>
    </message>
    <message>
        <source>the unit&apos;s dL/da; hidden layers only</source>
        <translation>dL/da des Neurons; nur in verdeckten Schichten</translation>
    </message>
    <message>
        <source>the unit&apos;s slope f&apos;(z); hidden layers only</source>
        <translation>die Steigung f&apos;(z) des Neurons; nur in verdeckten Schichten</translation>
    </message>
    <message>
        <source>the unit&apos;s δ = dL/dz</source>
        <translation>δ = dL/dz des Neurons</translation>
    </message>
    <message>
        <source>the largest term of the sum that is shown</source>
        <translation>das größte Glied der gezeigten Summe</translation>
    </message>
    <message>
        <source>the number that is pointed at</source>
        <translation>die Zahl, auf die gezeigt wird</translation>
    </message>
    <message>
        <source>whether after so many updates it reads what it was told</source>
        <translation>ob es nach so vielen Updates liest, was man ihm gesagt hat</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>how many other digits are read before and after</source>
        <translation>wie viele andere Ziffern davor und danach gelesen werden</translation>
    </message>
    <message>
        <source>The smallest part of a network: it adds up its weighted inputs and its bias, and applies an activation.</source>
        <translation>Der kleinste Teil eines Netzes: Es zählt seine gewichteten Eingaben und seinen Bias zusammen und wendet eine Aktivierung an.</translation>
    </message>
    <message>
        <source>neuron</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Units side by side that look at the same inputs.</source>
        <translation>Neuronen nebeneinander, die dieselben Eingaben ansehen.</translation>
    </message>
    <message>
        <source>hidden layer</source>
        <translation>verdeckte Schicht</translation>
    </message>
    <message>
        <source>A layer between the inputs and the outputs.</source>
        <translation>Eine Schicht zwischen den Eingaben und den Ausgaben.</translation>
    </message>
    <message>
        <source>network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Layers one after the other, each looking at the activations of the one before.</source>
        <translation>Schichten hintereinander; jede sieht die Aktivierungen der vorigen an.</translation>
    </message>
    <message>
        <source>perceptron</source>
        <translation>Perzeptron</translation>
    </message>
    <message>
        <source>A unit that says 1 if its sum is above 0, and else 0; it draws a straight line.</source>
        <translation>Ein Neuron, das 1 sagt, wenn seine Summe über 0 liegt, und sonst 0; es zieht eine gerade Linie.</translation>
    </message>
    <message>
        <source>linearly separable</source>
        <translation>linear trennbar</translation>
    </message>
    <message>
        <source>Two classes are, if one straight line (in many dimensions a plane) has each on its own side. XOR is not.</source>
        <translation>Zwei Klassen sind es, wenn eine gerade Linie (bei vielen Dimensionen eine Ebene) jede auf ihrer Seite hat. XOR ist es nicht.</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>max(0, z): passes z on if it is above 0, and is 0 otherwise. Its slope is 1 or 0.</source>
        <translation>max(0; z): gibt z weiter, wenn es über 0 liegt, und ist sonst 0. Ihre Steigung ist 1 oder 0.</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>A sigmoid from −1 to 1, four times as steep at 0.</source>
        <translation>Eine Sigmoidfunktion von −1 bis 1, bei 0 viermal so steil.</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Turns the z of all outputs into probabilities that add up to 1.</source>
        <translation>Macht aus den z aller Ausgaben Wahrscheinlichkeiten, die zusammen 1 ergeben.</translation>
    </message>
    <message>
        <source>saturation</source>
        <translation>Sättigung</translation>
    </message>
    <message>
        <source>Where an activation is nearly flat: z may change a lot, a hardly does, and no gradient passes.</source>
        <translation>Wo eine Aktivierung fast flach ist: z kann sich stark ändern, a tut es kaum, und kein Gradient kommt durch.</translation>
    </message>
    <message>
        <source>vanishing gradient</source>
        <translation>verschwindender Gradient</translation>
    </message>
    <message>
        <source>A gradient that was multiplied by so many small slopes on its way back that the first layers hardly learn.</source>
        <translation>Ein Gradient, der auf dem Rückweg mit so vielen kleinen Steigungen malgenommen wurde, dass die ersten Schichten kaum lernen.</translation>
    </message>
    <message>
        <source>dead unit</source>
        <translation>totes Neuron</translation>
    </message>
    <message>
        <source>A ReLU unit that is off for every sample: no gradient reaches its weights. In the first hidden layer it stays so.</source>
        <translation>Ein ReLU-Neuron, das bei jedem Beispiel aus ist: Kein Gradient erreicht seine Gewichte. In der ersten verdeckten Schicht bleibt das so.</translation>
    </message>
    <message>
        <source>squared error</source>
        <translation>quadratischer Fehler</translation>
    </message>
    <message>
        <source>The unit says {output} where {target} is wanted: right enough.</source>
        <translation>Das Neuron sagt {output}, verlangt ist {target}: richtig genug.</translation>
    </message>
    <message>
        <source>The unit says {output} where {target} is wanted.</source>
        <translation>Das Neuron sagt {output}, verlangt ist {target}.</translation>
    </message>
    <message>
        <source>The unit says {output} where {target} is wanted: badly wrong, and sure of it.</source>
        <translation>Das Neuron sagt {output}, verlangt ist {target}: ganz falsch, und dabei sicher.</translation>
    </message>
    <message>
        <source>Both losses are low and both slopes small: there is little left to learn.</source>
        <translation>Beide Verluste sind niedrig und beide Steigungen klein: Es gibt kaum noch etwas zu lernen.</translation>
    </message>
    <message>
        <source>Along z, squared error has the slope {squared}, cross-entropy {entropy}.</source>
        <translation>Entlang z hat der quadratische Fehler die Steigung {squared}, die Kreuzentropie {entropy}.</translation>
    </message>
    <message>
        <source>Both tell it where to go; the farther off it is, the more they differ.</source>
        <translation>Beide sagen ihm, wohin es geht; je weiter es danebenliegt, desto mehr unterscheiden sie sich.</translation>
    </message>
    <message>
        <source>Along z, squared error has the slope {squared}, cross-entropy {entropy}: more than a million times as steep.</source>
        <translation>Entlang z hat der quadratische Fehler die Steigung {squared}, die Kreuzentropie {entropy}: mehr als millionenfach so steil.</translation>
    </message>
    <message>
        <source>Along z, squared error has the slope {squared}, cross-entropy {entropy}: {times} times as steep.</source>
        <translation>Entlang z hat der quadratische Fehler die Steigung {squared}, die Kreuzentropie {entropy}: {times}-mal so steil.</translation>
    </message>
    <message>
        <source>The sigmoid is flat here, and squared error is multiplied by its slope: it is stuck. Cross-entropy is not, and learns.</source>
        <translation>Die Sigmoidfunktion ist hier flach, und der quadratische Fehler wird mit ihrer Steigung multipliziert: Er steckt fest. Die Kreuzentropie nicht, sie lernt.</translation>
    </message>
    <message>
        <source>Along y, squared error has the slope {squared}; cross-entropy&apos;s is too large to be told: here the computer&apos;s numbers end.</source>
        <translation>Entlang y hat der quadratische Fehler die Steigung {squared}; die der Kreuzentropie ist zu groß, um sie zu nennen: Hier enden die Zahlen des Computers.</translation>
    </message>
    <message>
        <source>Along z it is {entropy}.</source>
        <translation>Entlang z ist sie {entropy}.</translation>
    </message>
    <message>
        <source>Along y, squared error has the slope {squared}, cross-entropy {entropy}.</source>
        <translation>Entlang y hat der quadratische Fehler die Steigung {squared}, die Kreuzentropie {entropy}.</translation>
    </message>
    <message>
        <source>Times the sigmoid&apos;s slope, {slope}, these are the slopes along z: small, for there is little left to learn.</source>
        <translation>Mal die Steigung der Sigmoidfunktion, {slope}, sind das die Steigungen entlang z: klein, denn es gibt kaum noch etwas zu lernen.</translation>
    </message>
    <message>
        <source>Times the sigmoid&apos;s slope, {slope}, these are the slopes along z.</source>
        <translation>Mal die Steigung der Sigmoidfunktion, {slope}, sind das die Steigungen entlang z.</translation>
    </message>
    <message>
        <source>Both tell it where to go.</source>
        <translation>Beide sagen ihm, wohin es geht.</translation>
    </message>
    <message>
        <source>Times the sigmoid&apos;s slope, {slope}, these are the slopes along z: squared error is stuck, cross-entropy is not.</source>
        <translation>Mal die Steigung der Sigmoidfunktion, {slope}, sind das die Steigungen entlang z: Der quadratische Fehler steckt fest, die Kreuzentropie nicht.</translation>
    </message>
    <message>
        <source>squared error: &lt;nobr&gt;½({off})²,&lt;/nobr&gt; &lt;nobr&gt;slope {squared_slope}&lt;/nobr&gt;&lt;br&gt;cross-entropy: &lt;nobr&gt;{entropy},&lt;/nobr&gt; &lt;nobr&gt;slope {entropy_slope}&lt;/nobr&gt;</source>
        <translation>quadratischer Fehler: &lt;nobr&gt;½({off})²,&lt;/nobr&gt; &lt;nobr&gt;Steigung {squared_slope}&lt;/nobr&gt;&lt;br&gt;Kreuzentropie: &lt;nobr&gt;{entropy},&lt;/nobr&gt; &lt;nobr&gt;Steigung {entropy_slope}&lt;/nobr&gt;</translation>
    </message>
    <message>
        <source>slope {slope}</source>
        <translation>Steigung {slope}</translation>
    </message>
    <message>
        <source>beyond the computer&apos;s numbers</source>
        <translation>jenseits der Zahlen des Computers</translation>
    </message>
    <message>
        <source>Surprise</source>
        <translation>Überraschung</translation>
    </message>
    <message>
        <source>Both losses</source>
        <translation>Beide Verluste</translation>
    </message>
    <message>
        <source>Train this unit</source>
        <translation>Dieses Neuron trainieren</translation>
    </message>
    <message>
        <source>Several samples</source>
        <translation>Mehrere Beispiele</translation>
    </message>
    <message>
        <source>Ten classes</source>
        <translation>Zehn Klassen</translation>
    </message>
    <message>
        <source>The loss</source>
        <translation>Der Verlust</translation>
    </message>
    <message>
        <source>One number says how wrong a network is: the loss L. Two ways to measure it, and why one of them learns where the other is stuck.</source>
        <translation>Eine Zahl sagt, wie falsch ein Netz liegt: der Verlust L. Zwei Arten, ihn zu messen, und warum die eine lernt, wo die andere feststeckt.</translation>
    </message>
    <message>
        <source>squared error: &lt;nobr&gt;&lt;i&gt;L&lt;/i&gt; = ½(&lt;i&gt;y&lt;/i&gt; − &lt;i&gt;t&lt;/i&gt;)²&lt;/nobr&gt;&lt;br&gt;cross-entropy: &lt;nobr&gt;&lt;i&gt;L&lt;/i&gt; = −&lt;i&gt;t&lt;/i&gt; ln &lt;i&gt;y&lt;/i&gt; − (1 − &lt;i&gt;t&lt;/i&gt;) ln(1 − &lt;i&gt;y&lt;/i&gt;)&lt;/nobr&gt;</source>
        <translation>quadratischer Fehler: &lt;nobr&gt;&lt;i&gt;L&lt;/i&gt; = ½(&lt;i&gt;y&lt;/i&gt; − &lt;i&gt;t&lt;/i&gt;)²&lt;/nobr&gt;&lt;br&gt;Kreuzentropie: &lt;nobr&gt;&lt;i&gt;L&lt;/i&gt; = −&lt;i&gt;t&lt;/i&gt; ln &lt;i&gt;y&lt;/i&gt; − (1 − &lt;i&gt;t&lt;/i&gt;) ln(1 − &lt;i&gt;y&lt;/i&gt;)&lt;/nobr&gt;</translation>
    </message>
    <message>
        <source>To learn is to make one number small: the loss L. It is 0 when every output y is its target t, what it should be, and grows the more they are off. (Some books say cost; it is the same.)

Squared error takes the distance between output and target and squares it. Cross-entropy asks how surprised one must be by the right answer: −ln of the probability that the network gave it. Over several samples the loss is the mean of theirs, and its slope the mean of their slopes.

What drives learning is not the loss but its slope. A sigmoid far to the left or right is nearly flat, and squared error&apos;s slope is multiplied by that flatness: a unit that is sure and wrong hardly learns. Cross-entropy cancels the factor: its slope is just output minus target. (Nielsen 2015, ch. 3; Bishop 2006, sec. 4.3)</source>
        <translation>Lernen heißt, eine Zahl klein zu machen: den Verlust L. Er ist 0, wenn jede Ausgabe y ihr Zielwert t ist, also das, was sie sein sollte, und wächst, je weiter sie danebenliegt. (Manche Bücher sagen Kosten; das ist dasselbe.)

Der quadratische Fehler nimmt den Abstand zwischen Ausgabe und Zielwert zum Quadrat. Die Kreuzentropie fragt, wie sehr einen die richtige Antwort überraschen muss: −ln der Wahrscheinlichkeit, die das Netz ihr gab. Über mehrere Beispiele ist der Verlust das Mittel ihrer Verluste und seine Steigung das Mittel ihrer Steigungen.

Was das Lernen antreibt, ist nicht der Verlust, sondern seine Steigung. Eine Sigmoidfunktion ist weit links und weit rechts fast flach, und die Steigung des quadratischen Fehlers wird damit multipliziert: Ein Neuron, das falsch liegt und sich sicher ist, lernt kaum. Bei der Kreuzentropie kürzt sich der Faktor weg: Ihre Steigung ist einfach Ausgabe minus Zielwert. (Nielsen 2015, Kap. 3; Bishop 2006, Abschn. 4.3)</translation>
    </message>
    <message>
        <source>Probability y</source>
        <translation>Wahrscheinlichkeit y</translation>
    </message>
    <message>
        <source>What the right answer had got.</source>
        <translation>Was die richtige Antwort bekommen hatte.</translation>
    </message>
    <message>
        <source>What the unit&apos;s sum is; its sigmoid makes the output y of it.</source>
        <translation>Was die Summe des Neurons ist; seine Sigmoidfunktion macht daraus die Ausgabe y.</translation>
    </message>
    <message>
        <source>Target t</source>
        <translation>Zielwert t</translation>
    </message>
    <message>
        <source>What the unit should have said.</source>
        <translation>Was das Neuron hätte sagen sollen.</translation>
    </message>
    <message>
        <source>Draw over</source>
        <translation>Zeichnen über</translation>
    </message>
    <message>
        <source>pre-activation z</source>
        <translation>Voraktivierung z</translation>
    </message>
    <message>
        <source>output y</source>
        <translation>Ausgabe y</translation>
    </message>
    <message>
        <source>What lies along the axis; slopes and tangents are with respect to it.</source>
        <translation>Was auf der Achse liegt; danach richten sich Steigungen und Tangenten.</translation>
    </message>
    <message>
        <source>How far the unit goes along the slope in each epoch.</source>
        <translation>Wie weit das Neuron in jeder Epoche der Steigung folgt.</translation>
    </message>
    <message>
        <source>How long the unit is trained.</source>
        <translation>Wie lange das Neuron trainiert wird.</translation>
    </message>
    <message>
        <source>How each sample is measured.</source>
        <translation>Wie jedes Beispiel gemessen wird.</translation>
    </message>
    <message>
        <source>Weight w</source>
        <translation>Gewicht w</translation>
    </message>
    <message>
        <source>What the input of each sample is multiplied by.</source>
        <translation>Womit die Eingabe jedes Beispiels multipliziert wird.</translation>
    </message>
    <message>
        <source>Bias b</source>
        <translation>Bias b</translation>
    </message>
    <message>
        <source>What is added for each sample.</source>
        <translation>Was bei jedem Beispiel dazukommt.</translation>
    </message>
    <message>
        <source>The right answer</source>
        <translation>Die richtige Antwort</translation>
    </message>
    <message>
        <source>Which digit the drawing is meant to be.</source>
        <translation>Welche Ziffer die Zeichnung sein soll.</translation>
    </message>
    <message>
        <source>the loss −ln y</source>
        <translation>der Verlust −ln y</translation>
    </message>
    <message>
        <source>the output y</source>
        <translation>die Ausgabe y</translation>
    </message>
    <message>
        <source>the squared error</source>
        <translation>der quadratische Fehler</translation>
    </message>
    <message>
        <source>the cross-entropy</source>
        <translation>die Kreuzentropie</translation>
    </message>
    <message>
        <source>squared error&apos;s slope along z</source>
        <translation>die Steigung des quadratischen Fehlers entlang z</translation>
    </message>
    <message>
        <source>cross-entropy&apos;s slope along z</source>
        <translation>die Steigung der Kreuzentropie entlang z</translation>
    </message>
    <message>
        <source>squared error&apos;s slope along y</source>
        <translation>die Steigung des quadratischen Fehlers entlang y</translation>
    </message>
    <message>
        <source>cross-entropy&apos;s slope along y</source>
        <translation>die Steigung der Kreuzentropie entlang y</translation>
    </message>
    <message>
        <source>the output after the race, trained with squared error</source>
        <translation>die Ausgabe nach dem Rennen, trainiert mit quadratischem Fehler</translation>
    </message>
    <message>
        <source>the output after the race, trained with cross-entropy</source>
        <translation>die Ausgabe nach dem Rennen, trainiert mit Kreuzentropie</translation>
    </message>
    <message>
        <source>the mean loss of the samples</source>
        <translation>der mittlere Verlust der Beispiele</translation>
    </message>
    <message>
        <source>the largest loss of a sample</source>
        <translation>der größte Verlust eines Beispiels</translation>
    </message>
    <message>
        <source>the cross-entropy of the drawing, over ten classes</source>
        <translation>die Kreuzentropie der Zeichnung, über zehn Klassen</translation>
    </message>
    <message>
        <source>the probability given to the right answer</source>
        <translation>die Wahrscheinlichkeit, die die richtige Antwort bekommt</translation>
    </message>
    <message>
        <source>A loss: half the square of how far the output is from its target, ½(y − t)².</source>
        <translation>Ein Verlust: das halbe Quadrat des Abstands zwischen Ausgabe und Zielwert, ½(y − t)².</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>Kreuzentropie</translation>
    </message>
    <message>
        <source>A loss: minus the logarithm of the probability that was given to the right answer.</source>
        <translation>Ein Verlust: minus der Logarithmus der Wahrscheinlichkeit, die die richtige Antwort bekommen hat.</translation>
    </message>
    <message>
        <source>AND</source>
        <translation>AND</translation>
    </message>
    <message>
        <source>two clouds</source>
        <translation>zwei Wolken</translation>
    </message>
    <message>
        <source>Of two inputs that are 0 or 1: 1 if both are 1.</source>
        <translation>Das UND von zwei Eingaben, die 0 oder 1 sind: 1, wenn beide 1 sind.</translation>
    </message>
    <message>
        <source>OR</source>
        <translation>OR</translation>
    </message>
    <message>
        <source>Of two inputs that are 0 or 1: 1 if at least one of them is 1.</source>
        <translation>Das ODER von zwei Eingaben, die 0 oder 1 sind: 1, wenn mindestens eine davon 1 ist.</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
    <message>
        <source>Of two inputs that are 0 or 1: 1 if exactly one of them is 1. No straight line parts its points.</source>
        <translation>Das „Entweder-oder“ von zwei Eingaben, die 0 oder 1 sind: 1, wenn genau eine 1 ist. Keine gerade Linie trennt seine Punkte.</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>One example to learn from: a picture, and what it shows.</source>
        <translation>Eines, aus dem gelernt wird: ein Bild und was es zeigt.</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Once through all samples.</source>
        <translation>Einmal durch alle Beispiele.</translation>
    </message>
    <message>
        <source>update</source>
        <translation>Update</translation>
    </message>
    <message>
        <source>One step of the optimizer: every weight and bias moves once.</source>
        <translation>Ein Schritt des Optimierers: Jedes Gewicht und jeder Bias bewegt sich einmal.</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>What makes a step of the gradient: plain descent, momentum, Adam.</source>
        <translation>Was aus dem Gradienten einen Schritt macht: einfacher Abstieg, Momentum, Adam.</translation>
    </message>
    <message>
        <source>it crawls</source>
        <translation>sie kriecht</translation>
    </message>
    <message>
        <source>a steady descent</source>
        <translation>ein stetiger Abstieg</translation>
    </message>
    <message>
        <source>a swift descent</source>
        <translation>ein rascher Abstieg</translation>
    </message>
    <message>
        <source>it overshoots, and swings from side to side</source>
        <translation>sie schießt über das Ziel hinaus und pendelt hin und her</translation>
    </message>
    <message>
        <source>its steps stay about as long as the rate, so it hops about the bottom and cannot settle</source>
        <translation>die Schritte bleiben etwa so lang wie die Rate, also hüpft sie um den Boden herum und kommt nicht zur Ruhe</translation>
    </message>
    <message>
        <source>The ball lies so far outside that nothing is worth computing there. Put it into the picture.</source>
        <translation>Die Kugel liegt so weit draußen, dass sich dort nichts zu berechnen lohnt. Leg sie ins Bild.</translation>
    </message>
    <message numerus="yes">
        <source>After %n step(s) the ball is thrown out: diverged. Go back, or start over with a lower learning rate.</source>
        <translation>
            <numerusform>Nach %n Schritt fliegt die Kugel hinaus: divergiert. Geh zurück, oder beginn von vorn mit einer kleineren Lernrate.</numerusform>
            <numerusform>Nach %n Schritten fliegt die Kugel hinaus: divergiert. Geh zurück, oder beginn von vorn mit einer kleineren Lernrate.</numerusform>
        </translation>
    </message>
    <message>
        <source>Converged: slope and step are both below {level:g}. That says that the ground is level here, not that it is nowhere lower.</source>
        <translation>Konvergiert: Steigung und Schritt liegen beide unter {level:g}. Das heißt, dass der Boden hier eben ist, nicht, dass es nirgends tiefer ist.</translation>
    </message>
    <message>
        <source>Learning rate {rate}, here: {goes}.</source>
        <translation>Lernrate {rate}, hier: {goes}.</translation>
    </message>
    <message>
        <source>A training would stop as converged: the mean loss of the last {window} steps is no longer lower, by the share {tolerance:g}, than that of the {window} before.</source>
        <translation>Ein Training würde als konvergiert anhalten: Der mittlere Verlust der letzten {window} Schritte ist nicht mehr um den Anteil {tolerance:g} niedriger als der der {window} davor.</translation>
    </message>
    <message>
        <source>At the start: loss {loss}, slope {slope}.</source>
        <translation>Am Anfang: Verlust {loss}, Steigung {slope}.</translation>
    </message>
    <message numerus="yes">
        <source>After %n step(s): loss {loss}, slope {slope}.</source>
        <translation>
            <numerusform>Nach %n Schritt: Verlust {loss}, Steigung {slope}.</numerusform>
            <numerusform>Nach %n Schritten: Verlust {loss}, Steigung {slope}.</numerusform>
        </translation>
    </message>
    <message>
        <source>At the start: loss {loss}, steepest slope {slope}.</source>
        <translation>Am Anfang: Verlust {loss}, größte Steigung {slope}.</translation>
    </message>
    <message numerus="yes">
        <source>After %n step(s): loss {loss}, steepest slope {slope}.</source>
        <translation>
            <numerusform>Nach %n Schritt: Verlust {loss}, größte Steigung {slope}.</numerusform>
            <numerusform>Nach %n Schritten: Verlust {loss}, größte Steigung {slope}.</numerusform>
        </translation>
    </message>
    <message>
        <source>too large for ground that bends so much: the next step leaps far across, and happens to land lower</source>
        <translation>zu groß für so gekrümmten Boden: Der nächste Schritt springt weit hinüber und landet zufällig tiefer</translation>
    </message>
    <message>
        <source>too large for ground that bends so much: the next step ends higher up, and it is longer than the last one</source>
        <translation>zu groß für so gekrümmten Boden: Der nächste Schritt endet weiter oben, und er ist länger als der letzte</translation>
    </message>
    <message>
        <source>too large for ground that bends so much: the next step ends higher up</source>
        <translation>zu groß für so gekrümmten Boden: Der nächste Schritt endet weiter oben</translation>
    </message>
    <message>
        <source>{pace}, though its momentum carries it uphill</source>
        <translation>{pace}, auch wenn ihr Schwung sie bergauf trägt</translation>
    </message>
    <message>
        <source>{pace}, though the next step leads uphill</source>
        <translation>{pace}, auch wenn der nächste Schritt bergauf führt</translation>
    </message>
    <message>
        <source>({x}, {y})</source>
        <translation>({x}; {y})</translation>
    </message>
    <message>
        <source>Gradient descent</source>
        <translation>Gradientenabstieg</translation>
    </message>
    <message>
        <source>A ball on a landscape of losses takes step after step against the slope. How long the steps are is the learning rate: from crawling to being thrown out.</source>
        <translation>Eine Kugel in einer Landschaft von Verlusten geht Schritt für Schritt gegen die Steigung. Wie lang die Schritte sind, sagt die Lernrate: vom Kriechen bis zum Hinausfliegen.</translation>
    </message>
    <message>
        <source>The loss L depends on the weights: change one, and the loss rises or falls. Its slope says which way is up, so gradient descent goes the other way, by the slope times the learning rate η, again and again.

Too small a rate crawls. Too large a one overshoots the bottom, swings from side to side, and a still larger one is thrown out. The right one depends on the ground, which differs from place to place and from direction to direction; momentum, RMSprop and Adam are ways to live with that.

Descent has converged when the ground is level: slope and step below a threshold. A training on batches never sees the true slope, so it asks something else: is the mean loss of its last epochs still clearly lower than that of as many epochs before? If not, it stops.</source>
        <translation>Der Verlust L hängt von den Gewichten ab: Ändere eines, und er steigt oder fällt. Seine Steigung sagt, wo es hinaufgeht, also geht der Gradientenabstieg in die andere Richtung, um die Steigung mal die Lernrate η, wieder und wieder.

Mit einer zu kleinen Rate kriecht er. Mit einer zu großen schießt er über den Boden hinaus und pendelt hin und her, und mit einer noch größeren fliegt er hinaus. Welche die richtige ist, hängt vom Boden ab, und der ist von Ort zu Ort und von Richtung zu Richtung verschieden; Momentum, RMSprop und Adam sind Arten, damit zurechtzukommen.

Der Abstieg ist konvergiert, wenn der Boden eben ist: Steigung und Schritt unter einer Schwelle. Ein Training mit Batches sieht die wahre Steigung nie, also fragt es etwas anderes: Ist der mittlere Verlust der letzten Epochen noch deutlich niedriger als der von ebenso vielen Epochen davor? Wenn nicht, hält es an.</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Landschaft</translation>
    </message>
    <message>
        <source>Digit network (a slice)</source>
        <translation>Ziffernnetz (ein Schnitt)</translation>
    </message>
    <message>
        <source>What the ball rolls on; another one puts the ball where that one begins.</source>
        <translation>Worauf die Kugel rollt; eine andere legt sie dorthin, wo jene beginnt.</translation>
    </message>
    <message>
        <source>What makes a step of the slope.</source>
        <translation>Was aus der Steigung einen Schritt macht.</translation>
    </message>
    <message>
        <source>How far a step goes along the slope: from crawling to divergence.</source>
        <translation>Wie weit ein Schritt der Steigung folgt: vom Kriechen bis zum Divergieren.</translation>
    </message>
    <message>
        <source>Start w₁</source>
        <translation>Anfang w₁</translation>
    </message>
    <message>
        <source>Where the ball lies at first.</source>
        <translation>Wo die Kugel zuerst liegt.</translation>
    </message>
    <message>
        <source>Start w₂</source>
        <translation>Anfang w₂</translation>
    </message>
    <message>
        <source>w₁ and w₂ are</source>
        <translation>w₁ und w₂ sind</translation>
    </message>
    <message>
        <source>Along what the network&apos;s weights are moved.</source>
        <translation>In welche Richtungen die Gewichte des Netzes bewegt werden.</translation>
    </message>
    <message>
        <source>Another one, other random directions.</source>
        <translation>Ein anderer, andere zufällige Richtungen.</translation>
    </message>
    <message>
        <source>how many steps were made</source>
        <translation>wie viele Schritte gemacht sind</translation>
    </message>
    <message>
        <source>the loss where the ball is</source>
        <translation>der Verlust dort, wo die Kugel ist</translation>
    </message>
    <message>
        <source>the length of the gradient there</source>
        <translation>die Länge des Gradienten dort</translation>
    </message>
    <message>
        <source>where the ball is, along w₁</source>
        <translation>wo die Kugel ist, entlang w₁</translation>
    </message>
    <message>
        <source>where the ball is, along w₂</source>
        <translation>wo die Kugel ist, entlang w₂</translation>
    </message>
    <message>
        <source>converged</source>
        <translation>konvergiert</translation>
    </message>
    <message>
        <source>how the descent stands</source>
        <translation>wie es um den Abstieg steht</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>what the learning rate would do if the ground went on bending as it does here</source>
        <translation>was die Lernrate täte, wenn sich der Boden weiter so krümmte wie hier</translation>
    </message>
    <message>
        <source>crawling</source>
        <translation>Kriechen</translation>
    </message>
    <message>
        <source>overshooting</source>
        <translation>Hinausschießen</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>zu groß</translation>
    </message>
    <message>
        <source>The ground is level: slope and step are tiny. There may still be lower ground elsewhere.</source>
        <translation>Der Boden ist eben: Steigung und Schritt sind winzig. Anderswo kann es trotzdem tiefer hinuntergehen.</translation>
    </message>
    <message>
        <source>parameter</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>A number that learning changes: a weight or a bias.</source>
        <translation>Eine Zahl, die das Lernen verändert: ein Gewicht oder ein Bias.</translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>Every weight shrinks a little at each update, so that only those stay large which are needed.</source>
        <translation>Bei jedem Update schrumpft jedes Gewicht ein wenig, sodass nur die groß bleiben, die gebraucht werden.</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>While a network learns, some units are switched off at random, so that none can be relied on alone.</source>
        <translation>Während ein Netz lernt, werden zufällig Neuronen abgeschaltet, damit es sich auf keines allein verlassen kann.</translation>
    </message>
    <message>
        <source>held-out</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>Kept back from learning, to test on: how a network does on what it has never seen.</source>
        <translation>Vom Lernen ausgenommen, zum Prüfen: wie gut ein Netz bei dem ist, was es nie gesehen hat.</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>The share of samples that are read right.</source>
        <translation>Der Anteil der Beispiele, die richtig gelesen werden.</translation>
    </message>
    <message>
        <source>overfitting</source>
        <translation>Überanpassung</translation>
    </message>
    <message>
        <source>Learning the samples by heart: the loss on them still falls, but new samples are read no better, or worse.</source>
        <translation>Die Beispiele auswendig lernen: Bei ihnen sinkt der Verlust noch, aber neue Beispiele werden nicht besser gelesen oder sogar schlechter.</translation>
    </message>
    <message>
        <source>gradient check</source>
        <translation>Gradientenprüfung</translation>
    </message>
    <message>
        <source>Backpropagation&apos;s slopes compared with slopes measured by nudging each weight.</source>
        <translation>Die Steigungen der Backpropagation, verglichen mit Steigungen, die man misst, indem man jedes Gewicht anstupst.</translation>
    </message>
    <message>
        <source>computation graph</source>
        <translation>Rechengraph</translation>
    </message>
    <message>
        <source>A calculation drawn as nodes that compute and edges that carry numbers.</source>
        <translation>Eine Rechnung, gezeichnet als Knoten, die rechnen, und Kanten, die Zahlen tragen.</translation>
    </message>
    <message>
        <source>adversarial example</source>
        <translation>Täuschbild</translation>
    </message>
    <message>
        <source>A picture that was changed just enough for the network to answer otherwise, and still the same to a person.</source>
        <translation>Ein Bild, das gerade so weit verändert wurde, dass das Netz anders antwortet, das für Menschen aber noch dasselbe ist.</translation>
    </message>
    <message>
        <source>A slope says how much something changes when I turn one dial a little.</source>
        <translation>Eine Steigung sagt, wie stark sich etwas ändert, wenn ich ein wenig drehe.</translation>
    </message>
    <message>
        <source>A unit adds up its inputs, each times its weight, and a bias.</source>
        <translation>Ein Neuron zählt seine Eingaben zusammen, jede mal ihr Gewicht, und dazu einen Bias.</translation>
    </message>
    <message>
        <source>One unit draws one straight line, and XOR needs more than one.</source>
        <translation>Ein Neuron zieht eine gerade Linie, und XOR braucht mehr als eine.</translation>
    </message>
    <message>
        <source>The sigmoid has a slope everywhere, but many in a row let little of a gradient through.</source>
        <translation>Die Sigmoidfunktion hat überall Steigung, doch viele lassen kaum Gradient durch.</translation>
    </message>
    <message>
        <source>The activation decides what a unit can say, and how much gradient gets through it.</source>
        <translation>Die Aktivierung bestimmt, was ein Neuron sagt und wie viel Gradient durchkommt.</translation>
    </message>
    <message>
        <source>The loss is one number for how wrong the network is; to learn is to make it smaller.</source>
        <translation>Der Verlust ist eine Zahl: wie falsch das Netz liegt. Lernen macht sie kleiner.</translation>
    </message>
    <message>
        <source>Against the slope the loss falls, and the learning rate says how far to go at once.</source>
        <translation>Gegen die Steigung sinkt der Verlust; die Lernrate sagt, wie weit es geht.</translation>
    </message>
    <message>
        <source>A few samples tell the slope only roughly, but leave time for many steps.</source>
        <translation>Wenige Beispiele verraten die Steigung nur grob, lassen aber Zeit für viele Schritte.</translation>
    </message>
    <message>
        <source>Along a path slopes multiply, and where paths meet they add up: the chain rule.</source>
        <translation>Auf einem Weg nimmt man Steigungen mal, am Treffpunkt plus: die Kettenregel.</translation>
    </message>
    <message>
        <source>The error comes back along the same edges, so each weight learns its share of it.</source>
        <translation>Der Fehler kommt auf denselben Kanten zurück; jedes Gewicht erfährt seinen Anteil.</translation>
    </message>
    <message>
        <source>The δ of a unit is what its edges bring back, times the unit&apos;s own slope.</source>
        <translation>Das δ eines Neurons ist, was seine Kanten zurückbringen, mal die eigene Steigung.</translation>
    </message>
    <message>
        <source>A nudge shows whether a gradient is right.</source>
        <translation>Ein Stups zeigt, ob ein Gradient stimmt.</translation>
    </message>
    <message>
        <source>Hidden units move the points, until one straight cut can part them.</source>
        <translation>Verdeckte Neuronen verschieben die Punkte, bis ein gerader Schnitt sie trennen kann.</translation>
    </message>
    <message>
        <source>The same slopes, taken at the picture, tell which ink spoke for the answer.</source>
        <translation>Dieselben Steigungen verraten am Bild, welche Tinte für die Antwort sprach.</translation>
    </message>
    <message>
        <source>What a network knows is spread over all its weights, so much of it can go.</source>
        <translation>Was ein Netz weiß, steckt verteilt in allen Gewichten; viel davon kann wegfallen.</translation>
    </message>
    <message>
        <source>The lesson {path} cannot be used: {error}</source>
        <translation>Die Lektion {path} ist nicht brauchbar: {error}</translation>
    </message>
    <message>
        <source>The lessons in {folder} cannot be read: {reason}.</source>
        <translation>Die Lektionen in {folder} lassen sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>its name is not text in UTF-8; give it another one.</source>
        <translation>ihr Dateiname ist kein Text in UTF-8; gib ihr einen anderen.</translation>
    </message>
    <message>
        <source>a lesson</source>
        <translation>eine Lektion</translation>
    </message>
    <message>
        <source>it has no steps; each begins with a line [[step]].</source>
        <translation>sie hat keine Schritte; jeder beginnt mit einer Zeile [[step]].</translation>
    </message>
    <message>
        <source>step {number_}</source>
        <translation>Schritt {number_}</translation>
    </message>
    <message>
        <source>a step</source>
        <translation>ein Schritt</translation>
    </message>
    <message>
        <source>seed stands there twice, once of them among the settings.</source>
        <translation>seed steht zweimal da, einmal davon bei settings.</translation>
    </message>
    <message>
        <source>locked must be a list of settings, or &quot;{all}&quot;; it is {locked}.</source>
        <translation>locked muss eine Liste von Einstellungen sein oder &quot;{all}&quot;; es ist {locked}.</translation>
    </message>
    <message>
        <source>question: a step asks one question; it begins with [step.question], not [[step.question]].</source>
        <translation>question: Ein Schritt stellt eine Frage; sie beginnt mit [step.question], nicht mit [[step.question]].</translation>
    </message>
    <message>
        <source>a question of the kind {kind}</source>
        <translation>eine Frage der Art {kind}</translation>
    </message>
    <message>
        <source>wrong: each wrong number begins with [[step.question.wrong]].</source>
        <translation>wrong: Jede falsche Zahl beginnt mit [[step.question.wrong]].</translation>
    </message>
    <message>
        <source>wrong {number_}</source>
        <translation>wrong {number_}</translation>
    </message>
    <message>
        <source>a wrong number</source>
        <translation>eine falsche Zahl</translation>
    </message>
    <message>
        <source>{what} has no {name}; it can have {known}.</source>
        <translation>{what} hat kein {name}; möglich ist {known}.</translation>
    </message>
    <message>
        <source>{name} must be text; it is {value}.</source>
        <translation>{name} muss Text sein; es ist {value}.</translation>
    </message>
    <message>
        <source>{name} is missing.</source>
        <translation>{name} fehlt.</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} ist leer.</translation>
    </message>
    <message>
        <source>The progress in the lessons was kept by a newer version of the program.</source>
        <translation>Der Fortschritt in den Lektionen stammt von einer neueren Version des Programms.</translation>
    </message>
    <message>
        <source>The progress in the lessons that was kept cannot be read.</source>
        <translation>Der gespeicherte Fortschritt in den Lektionen lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>ask is empty; a question needs words.</source>
        <translation>ask ist leer; eine Frage braucht Worte.</translation>
    </message>
    <message>
        <source>{name} must be true or false; it is {value}.</source>
        <translation>{name} muss true oder false sein; es ist {value}.</translation>
    </message>
    <message>
        <source>veil: a picture is hidden only before a prediction, with predict = true.</source>
        <translation>veil: Ein Bild wird nur vor einer Vorhersage verdeckt, mit predict = true.</translation>
    </message>
    <message>
        <source>choices must be a list of answers, each a text; it is {choices}.</source>
        <translation>choices muss eine Liste von Antworten sein, jede ein Text; es ist {choices}.</translation>
    </message>
    <message>
        <source>choices must be two or more different answers; it is {choices}.</source>
        <translation>choices muss aus zwei oder mehr verschiedenen Antworten bestehen; es ist {choices}.</translation>
    </message>
    <message>
        <source>replies must be a list of texts, one to each choice; it is {replies}.</source>
        <translation>replies muss eine Liste von Texten sein, einer zu jeder Antwort; es ist {replies}.</translation>
    </message>
    <message>
        <source>replies must be one to each choice, {choices}; there are {replies}.</source>
        <translation>replies braucht einen Text zu jeder Antwort, also {choices}; es sind {replies}.</translation>
    </message>
    <message>
        <source>the reply to the right choice must be &quot;&quot;; what is said to that is why.</source>
        <translation>die Erwiderung auf die richtige Antwort muss &quot;&quot; sein; dafür ist why da.</translation>
    </message>
    <message>
        <source>Choose one of the answers.</source>
        <translation>Wähle eine der Antworten.</translation>
    </message>
    <message>
        <source>say must be what is said to the number; it is {say}.</source>
        <translation>say muss sagen, was zu der Zahl gesagt wird; es ist {say}.</translation>
    </message>
    <message>
        <source>wrong must be a list of wrong numbers; it is {wrong}.</source>
        <translation>wrong muss eine Liste falscher Zahlen sein; es ist {wrong}.</translation>
    </message>
    <message>
        <source>the number {value:g} among the wrong ones is right.</source>
        <translation>die Zahl {value:g} unter den falschen ist richtig.</translation>
    </message>
    <message>
        <source>The chapter does not tell this number at the moment. Begin the step anew.</source>
        <translation>Das Kapitel verrät diese Zahl gerade nicht. Beginne den Schritt noch einmal.</translation>
    </message>
    <message>
        <source>the reading {reading} has to be told first.</source>
        <translation>der Messwert {reading} muss erst bekannt sein.</translation>
    </message>
    <message>
        <source>The size is right, the sign is not.</source>
        <translation>Die Größe stimmt, das Vorzeichen nicht.</translation>
    </message>
    <message>
        <source>reading must be the name of a reading; it is {reading}.</source>
        <translation>reading muss der Name eines Messwerts sein; es ist {reading}.</translation>
    </message>
    <message>
        <source>a number is wanted under {name}, or a reading; one of them, and not both.</source>
        <translation>unter {name} wird eine Zahl gebraucht oder ein reading; eines von beiden, nicht beides.</translation>
    </message>
    <message>
        <source>the reading {name} tells words, not numbers.</source>
        <translation>der Messwert {name} besteht aus Worten, nicht aus Zahlen.</translation>
    </message>
    <message>
        <source>Answer with a number, such as {number_}.</source>
        <translation>Antworte mit einer Zahl, etwa {number_}.</translation>
    </message>
    <message>
        <source>a question to reach something needs at_least, at_most or both, or else equals.</source>
        <translation>eine Frage, bei der etwas zu erreichen ist, braucht at_least, at_most oder beides, oder sonst equals.</translation>
    </message>
    <message>
        <source>equals must be text; it is {equals}. Numbers have at_least and at_most.</source>
        <translation>equals muss Text sein; es ist {equals}. Für Zahlen gibt es at_least und at_most.</translation>
    </message>
    <message>
        <source>at_least is {at_least:g}, above at_most, which is {at_most:g}.</source>
        <translation>at_least ist {at_least:g} und damit größer als at_most, das {at_most:g} ist.</translation>
    </message>
    <message>
        <source>predict: what is to be reached cannot be reached before a dial can be turned.</source>
        <translation>predict: Was zu erreichen ist, lässt sich nicht erreichen, bevor ein Regler gedreht werden kann.</translation>
    </message>
    <message>
        <source>the reading {name} tells words that nobody can foresee: ask for another one.</source>
        <translation>der Messwert {name} besteht aus Worten, die niemand vorhersehen kann: Frag nach einem anderen.</translation>
    </message>
    <message>
        <source>the reading {name} tells words, not numbers: ask with equals.</source>
        <translation>der Messwert {name} besteht aus Worten, nicht aus Zahlen: Frag mit equals.</translation>
    </message>
    <message>
        <source>the reading {name} tells no words to wait for: ask with at_least and at_most.</source>
        <translation>der Messwert {name} hat keine Worte, auf die man warten könnte: Frag mit at_least und at_most.</translation>
    </message>
    <message>
        <source>Turn the dials until it is so.</source>
        <translation>Dreh an den Reglern, bis es so ist.</translation>
    </message>
    <message>
        <source>between {low} and {high}</source>
        <translation>zwischen {low} und {high}</translation>
    </message>
    <message>
        <source>at most {high}</source>
        <translation>höchstens {high}</translation>
    </message>
    <message>
        <source>at least {low}</source>
        <translation>mindestens {low}</translation>
    </message>
    <message>
        <source>Write a few words.</source>
        <translation>Schreib ein paar Worte.</translation>
    </message>
    <message>
        <source>to install it: {executable} -m pip install {package}</source>
        <translation>so installierst du es: {executable} -m pip install {package}</translation>
    </message>
    <message>
        <source>the standalone program cannot have it; one that runs in Python can</source>
        <translation>das eigenständige Programm kann es nicht haben, wohl aber eines, das in Python läuft</translation>
    </message>
    <message>
        <source>{what} are written by the extra {name!r} of this program, which is not installed; {remedy}.</source>
        <translation>{what} schreibt das Extra {name!r} dieses Programms, das nicht installiert ist; {remedy}.</translation>
    </message>
    <message>
        <source>The model&apos;s description cannot be written as JSON: {error}.</source>
        <translation>Die Beschreibung des Modells lässt sich nicht als JSON schreiben: {error}.</translation>
    </message>
    <message>
        <source>MLflow&apos;s files</source>
        <translation>Dateien für MLflow</translation>
    </message>
    <message>
        <source>The runs cannot be written into {folder}: {reason}.</source>
        <translation>Die Läufe lassen sich nicht nach {folder} schreiben: {reason}.</translation>
    </message>
    <message>
        <source>ONNX model</source>
        <translation>ONNX-Modell</translation>
    </message>
    <message>
        <source>PyTorch weights, as safetensors</source>
        <translation>PyTorch-Gewichte, als safetensors</translation>
    </message>
    <message>
        <source>C header</source>
        <translation>C-Header</translation>
    </message>
    <message>
        <source>numpy script</source>
        <translation>NumPy-Skript</translation>
    </message>
    <message>
        <source>{path} is the model itself: choose another name.</source>
        <translation>{path} ist das Modell selbst: Wähle einen anderen Namen.</translation>
    </message>
    <message>
        <source>ONNX files</source>
        <translation>ONNX-Dateien</translation>
    </message>
    <message>
        <source>Nothing was measured of run {runs}: there are no curves.</source>
        <translation>Von Lauf {runs} wurde nichts gemessen: Es gibt keine Kurven.</translation>
    </message>
    <message>
        <source>Network as {form}</source>
        <translation>Netz als {form}</translation>
    </message>
    <message>
        <source>Run {run} has no model.</source>
        <translation>Lauf {run} hat kein Modell.</translation>
    </message>
    <message>
        <source>Curves as CSV table</source>
        <translation>Kurven als CSV-Tabelle</translation>
    </message>
    <message>
        <source>Everything as JSON</source>
        <translation>Alles als JSON</translation>
    </message>
    <message>
        <source>Picture of the curves as PNG</source>
        <translation>Bild der Kurven als PNG</translation>
    </message>
    <message>
        <source>Picture of the curves as SVG</source>
        <translation>Bild der Kurven als SVG</translation>
    </message>
    <message>
        <source>Recipe, with what was done in the middle, as TOML</source>
        <translation>Rezept, samt allen Eingriffen, als TOML</translation>
    </message>
    <message>
        <source>Network as model file</source>
        <translation>Netz als Modelldatei</translation>
    </message>
    <message>
        <source>Event files for TensorBoard</source>
        <translation>Ereignisdateien für TensorBoard</translation>
    </message>
    <message>
        <source>Tracking folder for MLflow</source>
        <translation>Aufzeichnungsordner für MLflow</translation>
    </message>
    <message>
        <source>TensorBoard&apos;s files</source>
        <translation>Dateien für TensorBoard</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>ein Ordner</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>eine Pipe</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>ein Socket</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>ein Gerät</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>etwas anderes</translation>
    </message>
    <message>
        <source>is not a file and cannot be read: there is nothing of that name</source>
        <translation>ist keine Datei und lässt sich nicht lesen: Es gibt nichts mit diesem Namen</translation>
    </message>
    <message>
        <source>is not a file and cannot be read: nothing can have that name</source>
        <translation>ist keine Datei und lässt sich nicht lesen: Nichts kann so heißen</translation>
    </message>
    <message>
        <source>is a socket or a device: that is not a file and cannot be read</source>
        <translation>ist ein Socket oder ein Gerät: Das ist keine Datei und lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>is {kind}: that is not a file and cannot be read</source>
        <translation>ist {kind}: Das ist keine Datei und lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>cannot be read: {reason}</source>
        <translation>lässt sich nicht lesen: {reason}</translation>
    </message>
    <message>
        <source>is larger than {size:,} MB: too large to be read</source>
        <translation>ist größer als {size:,} MB: zu groß, um gelesen zu werden</translation>
    </message>
    <message>
        <source>The {what} {path} {problem}.</source>
        <translation>{what} {path} {problem}.</translation>
    </message>
    <message>
        <source>is not text in UTF-8; save it as that</source>
        <translation>ist kein Text in UTF-8 und müsste so gespeichert werden</translation>
    </message>
    <message>
        <source>holds more than {most:,} lines and marks, which none of this program&apos;s files does</source>
        <translation>enthält mehr als {most:,} Zeilen und Zeichen, und das tut keine Datei dieses Programms</translation>
    </message>
    <message>
        <source>is not valid TOML: {error}</source>
        <translation>ist kein gültiges TOML: {error}</translation>
    </message>
    <message>
        <source>is not valid TOML: a number in it has too many digits</source>
        <translation>ist kein gültiges TOML: Eine Zahl darin hat zu viele Ziffern</translation>
    </message>
    <message>
        <source>is not valid TOML: its brackets are nested too deeply</source>
        <translation>ist kein gültiges TOML: Die Klammern sind zu tief verschachtelt</translation>
    </message>
    <message>
        <source>holds more than {most:,} values, which none of this program&apos;s files does</source>
        <translation>enthält mehr als {most:,} Werte, und das tut keine Datei dieses Programms</translation>
    </message>
    <message>
        <source>has a key of more than {most} parts, which none of this program&apos;s files has</source>
        <translation>hat einen Schlüssel aus mehr als {most} Teilen, und den hat keine Datei dieses Programms</translation>
    </message>
    <message>
        <source>{name} is damaged and cannot be read as a picture, or it takes more time or memory than one may.</source>
        <translation>{name} ist beschädigt und lässt sich nicht als Bild lesen, oder braucht mehr Zeit oder Speicher, als ein Bild darf.</translation>
    </message>
    <message>
        <source>{name} holds more remarks than a picture has, and is not read.</source>
        <translation>{name} enthält mehr Anmerkungen, als ein Bild hat, und wird nicht gelesen.</translation>
    </message>
    <message>
        <source>{name} is damaged, or of a kind of {form} that cannot be read.</source>
        <translation>{name} ist beschädigt, oder von einer Art {form}, die sich nicht lesen lässt.</translation>
    </message>
    <message>
        <source>{name} is damaged and cannot be read as a picture.</source>
        <translation>{name} ist beschädigt und lässt sich nicht als Bild lesen.</translation>
    </message>
    <message>
        <source>{name} is empty: it is {width} x {height} pixels.</source>
        <translation>{name} ist leer: {width} x {height} Pixel.</translation>
    </message>
    <message>
        <source>{millions} million</source>
        <translation>{millions} Millionen</translation>
    </message>
    <message>
        <source>{name} is too large: {width:,} x {height:,} pixels; at most {most} can be read.</source>
        <translation>{name} ist zu groß: {width:,} x {height:,} Pixel; höchstens {most} lassen sich lesen.</translation>
    </message>
    <message>
        <source>{name} has no page {page}; it has {pages}.</source>
        <translation>{name} hat keine Seite {page}, sondern nur {pages}.</translation>
    </message>
    <message>
        <source>A stroke holds something that is not a pair of numbers.</source>
        <translation>Ein Strich enthält etwas, das kein Zahlenpaar ist.</translation>
    </message>
    <message>
        <source>A stroke must be a list of (x, y) points; this one has the shape {shape}.</source>
        <translation>Ein Strich muss eine Liste von Punkten (x, y) sein; dieser hat die Form {shape}.</translation>
    </message>
    <message>
        <source>A stroke has {points:,} points; at most {most:,} can be read.</source>
        <translation>Ein Strich hat {points:,} Punkte; höchstens {most:,} lassen sich lesen.</translation>
    </message>
    <message>
        <source>A stroke has a coordinate that is not a finite number.</source>
        <translation>Ein Strich hat eine Koordinate, die keine endliche Zahl ist.</translation>
    </message>
    <message>
        <source>A stroke has a coordinate beyond {most:,.0f}.</source>
        <translation>Ein Strich hat eine Koordinate jenseits von {most:,.0f}.</translation>
    </message>
    <message>
        <source>The pen width must be a positive number; it is {pen_width}.</source>
        <translation>Die Stiftbreite muss eine positive Zahl sein; sie ist {pen_width}.</translation>
    </message>
    <message>
        <source>The drawing has more than {most:,} strokes; clear it and draw again.</source>
        <translation>Die Zeichnung hat mehr als {most:,} Striche; leere sie und zeichne neu.</translation>
    </message>
    <message>
        <source>The drawing has more than {most:,} points; clear it and draw again.</source>
        <translation>Die Zeichnung hat mehr als {most:,} Punkte; leere sie und zeichne neu.</translation>
    </message>
    <message>
        <source>The drawing is blank.</source>
        <translation>Die Zeichnung ist leer.</translation>
    </message>
    <message>
        <source>The eraser&apos;s path must be a list of finite (x, y) points.</source>
        <translation>Der Weg des Radierers muss eine Liste endlicher Punkte (x, y) sein.</translation>
    </message>
    <message>
        <source>The eraser&apos;s radius must be a positive number; it is {radius}.</source>
        <translation>Der Radius des Radierers muss eine positive Zahl sein; er ist {radius}.</translation>
    </message>
    <message>
        <source>InkML drawing</source>
        <translation>InkML-Zeichnung</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG-Bild</translation>
    </message>
    <message>
        <source>There is no ink in the picture.</source>
        <translation>Im Bild ist keine Tinte.</translation>
    </message>
    <message>
        <source>A picture&apos;s values must be numbers from 0, paper, to 1, ink; these are {dtype}.</source>
        <translation>Die Werte eines Bildes müssen Zahlen von 0 (Papier) bis 1 (Tinte) sein; diese sind {dtype}.</translation>
    </message>
    <message>
        <source>A picture must have a height and a width; this one has the shape {shape}.</source>
        <translation>Ein Bild muss Höhe und Breite haben; dieses hat die Form {shape}.</translation>
    </message>
    <message>
        <source>A picture&apos;s sides must be at most {most:,} pixels long; this one has {shape}.</source>
        <translation>Die Seiten eines Bildes dürfen höchstens {most:,} Pixel lang sein; dieses hat {shape}.</translation>
    </message>
    <message>
        <source>The picture has values that are not finite numbers.</source>
        <translation>Das Bild hat Werte, die keine endlichen Zahlen sind.</translation>
    </message>
    <message>
        <source>The picture has values from {low:g} to {high:g}; they must be from 0, paper, to 1, ink.</source>
        <translation>Das Bild hat Werte von {low:g} bis {high:g}; sie müssen von 0 (Papier) bis 1 (Tinte) gehen.</translation>
    </message>
    <message>
        <source>The ink</source>
        <translation>Die Tinte</translation>
    </message>
    <message>
        <source>{name}, line {line}: InkML begins with &lt;ink&gt;; this begins with &lt;{tag}&gt;.</source>
        <translation>{name}, Zeile {line}: InkML beginnt mit &lt;ink&gt;; dies beginnt mit &lt;{tag}&gt;.</translation>
    </message>
    <message>
        <source>more than {most:,} strokes</source>
        <translation>mehr als {most:,} Striche</translation>
    </message>
    <message>
        <source>more than {most:,} points</source>
        <translation>mehr als {most:,} Punkte</translation>
    </message>
    <message>
        <source>too many references to references</source>
        <translation>zu viele Verweise auf Verweise</translation>
    </message>
    <message>
        <source>the trace format has no channel {name}</source>
        <translation>das Spurformat hat keinen Kanal {name}</translation>
    </message>
    <message>
        <source>the brush width is {found!r}</source>
        <translation>die Pinselbreite ist {found!r}</translation>
    </message>
    <message>
        <source>{attribute} is {found!r}, which is no number</source>
        <translation>{attribute} ist {found!r}, und das ist keine Zahl</translation>
    </message>
    <message>
        <source>{name}, line {line}: {fault}.</source>
        <translation>{name}, Zeile {line}: {fault}.</translation>
    </message>
    <message>
        <source>{found!r} is no value</source>
        <translation>{found!r} ist kein Wert</translation>
    </message>
    <message>
        <source>a point has more than the {channels} values of its format</source>
        <translation>ein Punkt hat mehr als die {channels} Werte seines Formats</translation>
    </message>
    <message>
        <source>more than {most:,} values</source>
        <translation>mehr als {most:,} Werte</translation>
    </message>
    <message>
        <source>a point has {count} values where its format has {regular}</source>
        <translation>ein Punkt hat {count} Werte, wo sein Format {regular} hat</translation>
    </message>
    <message>
        <source>Cropped</source>
        <translation>Freigestellt</translation>
    </message>
    <message>
        <source>The ink alone, wherever and however large it was drawn, its longer side brought to 44 pixels.</source>
        <translation>Die Tinte allein, wo und wie groß sie auch gezeichnet war, ihre längere Seite auf 44 Pixel gebracht.</translation>
    </message>
    <message>
        <source>Thinned</source>
        <translation>Ausgedünnt</translation>
    </message>
    <message>
        <source>Peeled from its outline towards its middle, so that the width of the pen matters less.</source>
        <translation>Vom Rand zur Mitte hin abgeschält, damit die Breite des Stifts weniger ausmacht.</translation>
    </message>
    <message>
        <source>Set upright</source>
        <translation>Aufgerichtet</translation>
    </message>
    <message>
        <source>Slant taken out, stretched to one height and width, crowded parts given more room.</source>
        <translation>Die Neigung herausgenommen, auf eine Höhe und Breite gestreckt, gedrängte Teile bekommen mehr Platz.</translation>
    </message>
    <message>
        <source>Redrawn</source>
        <translation>Nachgezogen</translation>
    </message>
    <message>
        <source>Drawn again with one pen, as every training digit was.</source>
        <translation>Noch einmal mit einem Stift gezeichnet, wie jede Trainingsziffer.</translation>
    </message>
    <message>
        <source>The share of ink in each block: these 64 numbers are all the network sees.</source>
        <translation>Der Anteil der Tinte in jedem Feld: Diese 64 Zahlen sind alles, was das Netz sieht.</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>Das Bild</translation>
    </message>
    <message>
        <source>{name} is locked with a password: save it without one, then open it.</source>
        <translation>{name} ist mit einem Passwort geschützt: Speichere es ohne, und öffne es dann.</translation>
    </message>
    <message>
        <source>{name} is damaged and cannot be read as a PDF.</source>
        <translation>{name} ist beschädigt und lässt sich nicht als PDF lesen.</translation>
    </message>
    <message>
        <source>{name} has no pages.</source>
        <translation>{name} hat keine Seiten.</translation>
    </message>
    <message>
        <source>Page {page} of {name} is damaged and cannot be read.</source>
        <translation>Seite {page} von {name} ist beschädigt und lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>{name} is too large: more than {most} MB.</source>
        <translation>{name} ist zu groß: mehr als {most} MB.</translation>
    </message>
    <message>
        <source>{name} {problem}.</source>
        <translation>{name} {problem}.</translation>
    </message>
    <message>
        <source>{name} is not a picture that can be read; what can be read is {kinds}.</source>
        <translation>{name} ist kein Bild, das sich lesen lässt; lesbar sind {kinds}.</translation>
    </message>
    <message>
        <source>{name} is a {form} file, which the extra {extra!r} of this program reads; {remedy}.</source>
        <translation>{name} ist eine {form}-Datei, die das Extra {extra!r} dieses Programms liest; {remedy}.</translation>
    </message>
    <message>
        <source>{name} is too crowded: more than {most:,} attributes.</source>
        <translation>{name} ist zu voll: mehr als {most:,} Attribute.</translation>
    </message>
    <message>
        <source>{name}, line {line}: not XML ({fault}).</source>
        <translation>{name}, Zeile {line}: kein XML ({fault}).</translation>
    </message>
    <message>
        <source>{name}, line {line}: declarations and entities are not allowed here.</source>
        <translation>{name}, Zeile {line}: Deklarationen und Entitäten sind hier nicht erlaubt.</translation>
    </message>
    <message>
        <source>{name}, line {line}: its characters cannot be decoded.</source>
        <translation>{name}, Zeile {line}: Die Zeichen lassen sich nicht entschlüsseln.</translation>
    </message>
    <message>
        <source>{name}, line {line}: too many elements, or too many inside each other.</source>
        <translation>{name}, Zeile {line}: zu viele Elemente, oder zu viele ineinander.</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Passes everything. A network of these alone is one straight cut, however deep.</source>
        <translation>Lässt alles durch. Ein Netz nur aus solchen ist ein einziger gerader Schnitt, wie tief es auch ist.</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Stufenfunktion</translation>
    </message>
    <message>
        <source>Says yes or no. Its slope is 0 everywhere, so gradient descent has nothing to go down.</source>
        <translation>Sagt Ja oder Nein. Ihre Steigung ist überall 0, also kommt der Gradientenabstieg nirgends hinunter.</translation>
    </message>
    <message>
        <source>step(z)</source>
        <translation>Stufe(z)</translation>
    </message>
    <message>
        <source>1 if &lt;i&gt;z&lt;/i&gt; &amp;gt; 0, else 0</source>
        <translation>1 für &lt;i&gt;z&lt;/i&gt; &amp;gt; 0, sonst 0</translation>
    </message>
    <message>
        <source>0 (undefined at 0)</source>
        <translation>0 (bei 0 nicht definiert)</translation>
    </message>
    <message>
        <source>1 if {z} &amp;gt; 0, else 0</source>
        <translation>1 für {z} &amp;gt; 0, sonst 0</translation>
    </message>
    <message>
        <source>its slope is 0 everywhere</source>
        <translation>ihre Steigung ist überall 0</translation>
    </message>
    <message>
        <source>The activation step cannot be trained by gradient descent: its slope is 0 everywhere (and undefined at 0), so there is nothing to descend.</source>
        <translation>Die Aktivierung step lässt sich nicht durch Gradientenabstieg trainieren: Ihre Steigung ist überall 0 (und bei 0 nicht definiert), also geht es nirgends hinunter.</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>Bends everything into 0 to 1. Its slope is 0.25 at most, so gradients fade from layer to layer.</source>
        <translation>Biegt alles in den Bereich 0 bis 1. Ihre Steigung ist höchstens 0,25, darum schwinden die Gradienten von Schicht zu Schicht.</translation>
    </message>
    <message>
        <source>sigmoid(z)</source>
        <translation>sigmoid(z)</translation>
    </message>
    <message>
        <source>Each output answers its own yes-or-no question, whatever the others say.</source>
        <translation>Jede Ausgabe beantwortet ihre eigene Ja-Nein-Frage, was auch immer die anderen sagen.</translation>
    </message>
    <message>
        <source>Bends everything into -1 to 1. Learns well in a few layers; saturated units hardly learn.</source>
        <translation>Biegt alles in den Bereich −1 bis 1. Lernt gut in wenigen Schichten; gesättigte Neuronen lernen kaum.</translation>
    </message>
    <message>
        <source>Passes what is positive and silences the rest. Gradients pass unweakened, so depth is no obstacle.</source>
        <translation>Lässt Positives durch und bringt den Rest zum Schweigen. Gradienten kommen ungeschwächt hindurch, Tiefe ist also kein Hindernis.</translation>
    </message>
    <message>
        <source>max(0, z)</source>
        <translation>max(0; z)</translation>
    </message>
    <message>
        <source>max(0, &lt;i&gt;z&lt;/i&gt;)</source>
        <translation>max(0; &lt;i&gt;z&lt;/i&gt;)</translation>
    </message>
    <message>
        <source>max(0, {z})</source>
        <translation>max(0; {z})</translation>
    </message>
    <message>
        <source>leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>A ReLU that lets a hundredth through below 0, so that no unit can die for good.</source>
        <translation>Eine ReLU, die unter 0 ein Hundertstel durchlässt, sodass kein Neuron für immer stirbt.</translation>
    </message>
    <message>
        <source>max(0.01 z, z)</source>
        <translation>max(0,01 z; z)</translation>
    </message>
    <message>
        <source>max(0.01 &lt;i&gt;z&lt;/i&gt;, &lt;i&gt;z&lt;/i&gt;)</source>
        <translation>max(0,01 &lt;i&gt;z&lt;/i&gt;; &lt;i&gt;z&lt;/i&gt;)</translation>
    </message>
    <message>
        <source>1 if &lt;i&gt;z&lt;/i&gt; &amp;gt; 0, else 0.01</source>
        <translation>1 für &lt;i&gt;z&lt;/i&gt; &amp;gt; 0, sonst 0,01</translation>
    </message>
    <message>
        <source>max(0.01·{z_factor}, {z})</source>
        <translation>max(0,01·{z_factor}; {z})</translation>
    </message>
    <message>
        <source>The outputs compete and add up to 1: what one class gains the others lose.</source>
        <translation>Die Ausgaben stehen im Wettbewerb und ergeben zusammen 1: Was eine Klasse gewinnt, verlieren die anderen.</translation>
    </message>
    <message>
        <source>it is for outputs</source>
        <translation>sie ist für Ausgaben da</translation>
    </message>
    <message>
        <source>The activation {name} has no slope of each unit alone: every output depends on every z.</source>
        <translation>Die Aktivierung {name} hat keine Steigung für jedes Neuron allein: Jede Ausgabe hängt von jedem z ab.</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Neuronen</translation>
    </message>
    <message>
        <source>How many features the layer can tell apart. Too few cannot learn the digits; far too many learn them by heart and take longer.</source>
        <translation>Wie viele Merkmale die Schicht unterscheiden kann. Zu wenige können die Ziffern nicht lernen; viel zu viele lernen sie auswendig und brauchen länger.</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>The bend that makes several layers more than one. Its slope multiplies the gradient on the way back: where the slope is small, learning is slow.</source>
        <translation>Der Knick, der aus mehreren Schichten mehr macht als eine. Ihre Steigung multipliziert den Gradienten auf dem Rückweg: Wo sie klein ist, wird langsam gelernt.</translation>
    </message>
    <message>
        <source>First weights</source>
        <translation>Erste Gewichte</translation>
    </message>
    <message>
        <source>How the weights are drawn before the first update. It decides whether signals and gradients keep their size through the layers.</source>
        <translation>Wie die Gewichte vor dem ersten Update gezogen werden. Das entscheidet, ob Signale und Gradienten auf dem Weg durch die Schichten ihre Größe behalten.</translation>
    </message>
    <message>
        <source>must be 1 to {most} in number; there are {count}.</source>
        <translation>muss 1 bis {most} Einträge haben; es sind {count}.</translation>
    </message>
    <message>
        <source>ask for {count:,} parameters; at most {most:,} can be.</source>
        <translation>ergibt {count:,} Parameter; höchstens {most:,} sind möglich.</translation>
    </message>
    <message>
        <source>layers must be a list of tables; it is {layers}.</source>
        <translation>layers muss eine Liste von Tabellen sein; hier steht {layers}.</translation>
    </message>
    <message>
        <source>32 bit</source>
        <translation>32 Bit</translation>
    </message>
    <message>
        <source>Seven digits: plenty for learning, and twice as fast.</source>
        <translation>Sieben Stellen: zum Lernen reichlich, und doppelt so schnell.</translation>
    </message>
    <message>
        <source>64 bit</source>
        <translation>64 Bit</translation>
    </message>
    <message>
        <source>Sixteen digits: for checking gradients; it learns no better.</source>
        <translation>Sechzehn Stellen: um Gradienten zu prüfen; besser gelernt wird damit nicht.</translation>
    </message>
    <message>
        <source>Array by array: the reference, for everybody alike.</source>
        <translation>Array für Array: die Referenz, für alle gleich.</translation>
    </message>
    <message>
        <source>Compiled</source>
        <translation>Kompiliert</translation>
    </message>
    <message>
        <source>Whole updates as machine code: several times as fast for small networks and batches. It needs the extra `fast`, and is made ready once, which takes half a minute. It makes updates in one thread, however many there are.</source>
        <translation>Ganze Updates als Maschinencode: für kleine Netze und Batches mehrfach so schnell. Das braucht das Extra `fast` und wird einmal vorbereitet, was eine halbe Minute dauert. Updates laufen dann in einem Thread, wie viele es auch gibt.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>What is minimised. It decides how strongly each kind of mistake pulls on the weights.</source>
        <translation>Was möglichst klein werden soll. Davon hängt ab, wie stark jede Art von Fehler an den Gewichten zieht.</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Label-Glättung</translation>
    </message>
    <message>
        <source>Takes this share of certainty from every label. The network stops growing ever more certain and its doubts mean more.</source>
        <translation>Nimmt jeder Beschriftung diesen Anteil an Gewissheit. Das Netz wird nicht mehr immer sicherer, und seine Zweifel sagen mehr aus.</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>How a gradient becomes a step. The clever ones take long steps where the slope is steady and short ones where it is rough.</source>
        <translation>Wie aus einem Gradienten ein Schritt wird. Die klugen machen lange Schritte, wo es gleichmäßig bergab geht, und kurze, wo es holprig ist.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>How long the steps are. Too long and the loss leaps about or explodes, too short and it hardly moves; it can be changed while a run is under way.</source>
        <translation>Wie lang die Schritte sind. Sind sie zu lang, springt der Verlust umher oder explodiert; sind sie zu kurz, bewegt er sich kaum. Sie lässt sich auch während eines Laufs ändern.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>How the learning rate changes along the way. Long steps first find the valley, short ones at the end find its floor.</source>
        <translation>Wie sich die Lernrate unterwegs ändert. Lange Schritte finden erst das Tal, kurze am Ende seinen Grund.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>Samples an update. Larger batches give calmer gradients and fewer updates an epoch, and bear a higher learning rate.</source>
        <translation>Beispiele je Update. Größere Batches geben ruhigere Gradienten und weniger Updates je Epoche, und sie vertragen eine höhere Lernrate.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Stop after so many times through all samples. Too few and it has not learnt yet, too many and it begins to learn by heart.</source>
        <translation>Nach so vielen Durchgängen durch alle Beispiele ist Schluss. Bei zu wenigen ist noch nichts gelernt, bei zu vielen beginnt das Auswendiglernen.</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Updates</translation>
    </message>
    <message>
        <source>Stop after so many steps, whatever the number of samples. It makes runs with different batches comparable.</source>
        <translation>Nach so vielen Schritten ist Schluss, wie viele Beispiele es auch sind. So werden Läufe mit verschiedenen Batches vergleichbar.</translation>
    </message>
    <message>
        <source>A price on large weights, added to the loss. It smooths what is learnt; too much and the network is too stiff to learn.</source>
        <translation>Ein Preis auf große Gewichte, der zum Verlust hinzukommt. Er glättet, was gelernt wird; ist er zu hoch, ist das Netz zu steif zum Lernen.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>The chance that a hidden unit is silenced in an update. No unit can rely on another, so less is learnt by heart; training takes longer.</source>
        <translation>Wie wahrscheinlich ein verdecktes Neuron bei einem Update schweigt. Kein Neuron kann sich auf ein anderes verlassen, darum wird weniger auswendig gelernt; das Training dauert länger.</translation>
    </message>
    <message>
        <source>Input noise</source>
        <translation>Eingaberauschen</translation>
    </message>
    <message>
        <source>Random noise on the pixels during training; 1 would be as strong as full ink. Small changes of the picture then matter less.</source>
        <translation>Zufälliges Rauschen auf den Pixeln während des Trainings; 1 wäre so stark wie volle Tinte. Kleine Änderungen des Bildes machen dann weniger aus.</translation>
    </message>
    <message>
        <source>Weight average</source>
        <translation>Gewichtsmittel</translation>
    </message>
    <message>
        <source>Reads with a mean of the weights along the way instead of the last ones. It evens out the jitter of noisy updates and mostly reads better.</source>
        <translation>Liest mit einem Mittel der Gewichte von unterwegs statt mit den letzten. Das gleicht das Zittern verrauschter Updates aus und liest meistens besser.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>The network is what the last update left.</source>
        <translation>Das Netz ist das, was das letzte Update übrig ließ.</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>Stop after so many epochs without a lower loss on the validation digits, and keep the best weights. It ends the training before learning by heart begins.</source>
        <translation>Nach so vielen Epochen ohne kleineren Verlust auf den Validierungsziffern ist Schluss, und die besten Gewichte bleiben. Das beendet das Training, bevor das Auswendiglernen beginnt.</translation>
    </message>
    <message>
        <source>Convergence</source>
        <translation>Konvergenz</translation>
    </message>
    <message>
        <source>Stop when the mean loss of so many epochs is no lower than that of as many before. It ends a training that has nothing more to gain.</source>
        <translation>Schluss ist, wenn der mittlere Verlust so vieler Epochen nicht kleiner ist als der von ebenso vielen davor. Das beendet ein Training, bei dem nichts mehr zu gewinnen ist.</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>The relative fall of the loss that still counts as progress, from 0 up to below 1. Larger values stop earlier.</source>
        <translation>Um welchen Anteil der Verlust fallen muss, damit es noch als Fortschritt zählt, von 0 bis unter 1. Größere Werte hören früher auf.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Rechengenauigkeit</translation>
    </message>
    <message>
        <source>How many digits are computed with. It changes the speed and hardly ever what is learnt.</source>
        <translation>Mit wie vielen Stellen gerechnet wird. Das ändert das Tempo und kaum je, was gelernt wird.</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Rechenwerk</translation>
    </message>
    <message>
        <source>What computes the updates. It changes the speed, and what is learnt no more than in the last digit.</source>
        <translation>Was die Updates berechnet. Das ändert das Tempo, und was gelernt wird, höchstens in der letzten Stelle.</translation>
    </message>
    <message>
        <source>Decides everything that is random: weights, order, noise and split. The same seed gives the same run, bit for bit; another shows what was luck.</source>
        <translation>Entscheidet alles Zufällige: Gewichte, Reihenfolge, Rauschen und Aufteilung. Derselbe Startwert ergibt Bit für Bit denselben Lauf; ein anderer zeigt, was Glück war.</translation>
    </message>
    <message>
        <source>the schedule {title} needs an end: {{0}} or {{1}}; both are missing.</source>
        <translation>Der Zeitplan {title} braucht ein Ende: „{{0}}“ oder „{{1}}“; beides fehlt.</translation>
    </message>
    <message>
        <source>the averaging {title} needs an end: {{0}} or {{1}}; both are missing.</source>
        <translation>Das Gewichtsmittel {title} braucht ein Ende: „{{0}}“ oder „{{1}}“; beides fehlt.</translation>
    </message>
    <message>
        <source>The engine compiled needs the extra &apos;fast&apos; of this program; {remedy}. The engine numpy needs nothing.</source>
        <translation>Das Rechenwerk compiled braucht das Extra „fast“ dieses Programms; {remedy}. Das Rechenwerk numpy braucht nichts.</translation>
    </message>
    <message>
        <source>The engine compiled does not know the {kind} {name}; the engine numpy does.</source>
        <translation>Das Rechenwerk compiled kennt {name} nicht ({kind}); das Rechenwerk numpy schon.</translation>
    </message>
    <message>
        <source>The gradient of layer {layer} is no longer finite.</source>
        <translation>Der Gradient von Schicht {layer} ist nicht mehr endlich.</translation>
    </message>
    <message>
        <source>No layer gets any gradient: nothing is learnt.</source>
        <translation>Keine Schicht bekommt einen Gradienten: Es wird nichts gelernt.</translation>
    </message>
    <message>
        <source>Layer {layer} gets no gradient at all: nothing comes through to it.</source>
        <translation>Schicht {layer} bekommt gar keinen Gradienten: Nichts kommt bis zu ihr durch.</translation>
    </message>
    <message>
        <source>The gradient of layer {layer} is {times} times smaller than that of layer {other}: it vanishes on the way back.</source>
        <translation>Der Gradient von Schicht {layer} ist {times}-mal kleiner als der von Schicht {other}: Er verschwindet auf dem Rückweg.</translation>
    </message>
    <message>
        <source>The gradient of layer {layer} is {times} times smaller than that of layer {other}: it weakens on the way back.</source>
        <translation>Der Gradient von Schicht {layer} ist {times}-mal kleiner als der von Schicht {other}: Er wird auf dem Rückweg schwächer.</translation>
    </message>
    <message>
        <source>The gradient of layer {layer} explodes: its norm is {norm}, and about 1 is usual.</source>
        <translation>Der Gradient von Schicht {layer} explodiert: Seine Norm ist {norm}, üblich ist etwa 1.</translation>
    </message>
    <message>
        <source>The gradient of layer {layer} is {times} times larger than that of layer {other}: it explodes on the way back.</source>
        <translation>Der Gradient von Schicht {layer} ist {times}-mal größer als der von Schicht {other}: Er explodiert auf dem Rückweg.</translation>
    </message>
    <message>
        <source>The gradient of layer {layer} is {times} times larger than that of layer {other}: it grows on the way back.</source>
        <translation>Der Gradient von Schicht {layer} ist {times}-mal größer als der von Schicht {other}: Er wächst auf dem Rückweg.</translation>
    </message>
    <message>
        <source>There is but one layer: its gradient has no way to go.</source>
        <translation>Es gibt nur eine Schicht: Ihr Gradient hat keinen Weg vor sich.</translation>
    </message>
    <message>
        <source>All layers learn at a similar pace.</source>
        <translation>Alle Schichten lernen ähnlich schnell.</translation>
    </message>
    <message>
        <source>It hardly moves.</source>
        <translation>Sie bewegt sich kaum.</translation>
    </message>
    <message>
        <source>The optimizer makes up for that: an update still changes the layer by {ratio}.</source>
        <translation>Der Optimierer gleicht das aus: Ein Update ändert die Schicht trotzdem um {ratio}.</translation>
    </message>
    <message>
        <source>more than 10³⁰⁸</source>
        <translation>mehr als 10³⁰⁸</translation>
    </message>
    <message>
        <source>Random, variance 2 / inputs: signals keep their size through many ReLU layers.</source>
        <translation>Zufällig, Varianz 2 / Eingaben: Signale behalten ihre Größe durch viele ReLU-Schichten.</translation>
    </message>
    <message>
        <source>Random, variance 2 / (inputs + units): keeps signals and gradients in size through sigmoid and tanh.</source>
        <translation>Zufällig, Varianz 2 / (Eingaben + Neuronen): Signale und Gradienten behalten ihre Größe durch Sigmoidfunktion und tanh.</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normalverteilt</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Random, variance 1 as in old textbooks: large layers begin saturated and learn slowly.</source>
        <translation>Zufällig, Varianz 1 wie in alten Lehrbüchern: Große Schichten beginnen gesättigt und lernen langsam.</translation>
    </message>
    <message>
        <source>all zero</source>
        <translation>alle null</translation>
    </message>
    <message>
        <source>All zero</source>
        <translation>Alle null</translation>
    </message>
    <message>
        <source>All units of the layer begin alike, get the same gradient, and stay alike for ever.</source>
        <translation>Alle Neuronen der Schicht beginnen gleich, bekommen denselben Gradienten und bleiben für immer gleich.</translation>
    </message>
    <message>
        <source>Squared error</source>
        <translation>Quadrat. Fehler</translation>
    </message>
    <message>
        <source>Half the squared distance to the target. A saturated output learns slowly even when it is wrong.</source>
        <translation>Der halbe quadrierte Abstand zum Zielwert. Eine gesättigte Ausgabe lernt langsam, selbst wenn sie falsch ist.</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>Kreuzentropie</translation>
    </message>
    <message>
        <source>Punishes confident mistakes without bound, so the gradient stays strong exactly where the network is wrong.</source>
        <translation>Bestraft selbstsichere Fehler ohne Grenze; so bleibt der Gradient genau dort stark, wo das Netz falschliegt.</translation>
    </message>
    <message>
        <source>The loss {loss} cannot follow an output layer with the activation {activation}; it can follow {pairs}.</source>
        <translation>Der Verlust {loss} passt nicht zu einer Ausgabeschicht mit der Aktivierung {activation}; er passt zu {pairs}.</translation>
    </message>
    <message>
        <source>Added to the size that steps are divided by. Larger values tame the steps of weights whose gradients are tiny.</source>
        <translation>Kommt zu der Größe hinzu, durch die Schritte geteilt werden. Größere Werte zähmen die Schritte von Gewichten mit winzigen Gradienten.</translation>
    </message>
    <message>
        <source>plain descent</source>
        <translation>reiner Abstieg</translation>
    </message>
    <message>
        <source>Plain descent</source>
        <translation>Reiner Abstieg</translation>
    </message>
    <message>
        <source>Steps straight down the gradient, every weight at the same rate. Easy to understand, slow in narrow valleys.</source>
        <translation>Geht dem Gradienten nach geradewegs bergab, jedes Gewicht mit derselben Rate. Leicht zu verstehen, langsam in engen Tälern.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Gathers speed along directions that persist and averages out those that do not.</source>
        <translation>Nimmt in Richtungen Fahrt auf, die bleiben, und mittelt die anderen weg.</translation>
    </message>
    <message>
        <source>&lt;i&gt;m&lt;/i&gt; ← 0.9&lt;i&gt;m&lt;/i&gt; + {slope}, &amp;nbsp; &lt;i&gt;w&lt;/i&gt; ← &lt;i&gt;w&lt;/i&gt; − &lt;i&gt;ηm&lt;/i&gt;</source>
        <translation>&lt;i&gt;m&lt;/i&gt; ← 0,9&lt;i&gt;m&lt;/i&gt; + {slope}, &amp;nbsp; &lt;i&gt;w&lt;/i&gt; ← &lt;i&gt;w&lt;/i&gt; − &lt;i&gt;ηm&lt;/i&gt;</translation>
    </message>
    <message>
        <source>How much of the last step goes on into this one, from 0 up to below 1. More is faster along valleys and overshoots more easily.</source>
        <translation>Wie viel vom letzten Schritt in diesen übergeht, von 0 bis unter 1. Mehr ist in Tälern schneller und schießt leichter übers Ziel hinaus.</translation>
    </message>
    <message>
        <source>Momentum that looks ahead: the gradient is taken as if already moved, which brakes in time.</source>
        <translation>Momentum, das vorausschaut: Der Gradient wird genommen, als wäre der Schritt schon getan, und bremst so rechtzeitig.</translation>
    </message>
    <message>
        <source>&lt;i&gt;m&lt;/i&gt; ← 0.9&lt;i&gt;m&lt;/i&gt; + {slope}, &amp;nbsp; &lt;i&gt;w&lt;/i&gt; ← &lt;i&gt;w&lt;/i&gt; − &lt;i&gt;η&lt;/i&gt;({slope} + 0.9&lt;i&gt;m&lt;/i&gt;)</source>
        <translation>&lt;i&gt;m&lt;/i&gt; ← 0,9&lt;i&gt;m&lt;/i&gt; + {slope}, &amp;nbsp; &lt;i&gt;w&lt;/i&gt; ← &lt;i&gt;w&lt;/i&gt; − &lt;i&gt;η&lt;/i&gt;({slope} + 0,9&lt;i&gt;m&lt;/i&gt;)</translation>
    </message>
    <message>
        <source>Divides each weight&apos;s step by the recent size of its gradient, so that all move at a similar pace.</source>
        <translation>Teilt den Schritt jedes Gewichts durch die jüngste Größe seines Gradienten, sodass sich alle ähnlich schnell bewegen.</translation>
    </message>
    <message>
        <source>&lt;i&gt;v&lt;/i&gt; ← 0.9&lt;i&gt;v&lt;/i&gt; + 0.1({slope})², &amp;nbsp; &lt;i&gt;w&lt;/i&gt; ← &lt;i&gt;w&lt;/i&gt; − &lt;i&gt;η&lt;/i&gt; · {slope} / √&lt;i&gt;v&lt;/i&gt;</source>
        <translation>&lt;i&gt;v&lt;/i&gt; ← 0,9&lt;i&gt;v&lt;/i&gt; + 0,1({slope})², &amp;nbsp; &lt;i&gt;w&lt;/i&gt; ← &lt;i&gt;w&lt;/i&gt; − &lt;i&gt;η&lt;/i&gt; · {slope} / √&lt;i&gt;v&lt;/i&gt;</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Gedächtnis</translation>
    </message>
    <message>
        <source>How slowly the gradients&apos; recent size is forgotten, from 0 up to below 1. Longer memories make steadier steps.</source>
        <translation>Wie langsam die jüngste Größe der Gradienten vergessen wird, von 0 bis unter 1. Ein längeres Gedächtnis gibt gleichmäßigere Schritte.</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Epsilon</translation>
    </message>
    <message>
        <source>Momentum and RMSprop together. Forgiving about the learning rate; a good first choice.</source>
        <translation>Momentum und RMSprop zusammen. Nachsichtig bei der Lernrate; eine gute erste Wahl.</translation>
    </message>
    <message>
        <source>&lt;i&gt;w&lt;/i&gt; ← &lt;i&gt;w&lt;/i&gt; − &lt;i&gt;η&lt;/i&gt; · &lt;i&gt;m&lt;/i&gt; / √&lt;i&gt;v&lt;/i&gt;, &amp;nbsp; &lt;i&gt;m&lt;/i&gt; and &lt;i&gt;v&lt;/i&gt; the running means of {slope} and its square</source>
        <translation>&lt;i&gt;w&lt;/i&gt; ← &lt;i&gt;w&lt;/i&gt; − &lt;i&gt;η&lt;/i&gt; · &lt;i&gt;m&lt;/i&gt; / √&lt;i&gt;v&lt;/i&gt;, &amp;nbsp; &lt;i&gt;m&lt;/i&gt; und &lt;i&gt;v&lt;/i&gt; die laufenden Mittel von {slope} und dessen Quadrat</translation>
    </message>
    <message>
        <source>How slowly the mean gradient is forgotten, from 0 up to below 1: Adam&apos;s momentum. Less reacts faster, more is smoother.</source>
        <translation>Wie langsam der mittlere Gradient vergessen wird, von 0 bis unter 1: das Momentum von Adam. Weniger reagiert schneller, mehr ist glatter.</translation>
    </message>
    <message>
        <source>How slowly the gradients&apos; size is forgotten, from 0 up to below 1. Less adapts the steps faster and more nervously.</source>
        <translation>Wie langsam die Größe der Gradienten vergessen wird, von 0 bis unter 1. Weniger passt die Schritte schneller und nervöser an.</translation>
    </message>
    <message>
        <source>Adam that also pulls all weights towards 0, apart from the gradient.</source>
        <translation>Adam, das zusätzlich alle Gewichte zur 0 zieht, unabhängig vom Gradienten.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>Pulls every weight towards 0 by this share of the rate at each update. It keeps the network from relying on a few large weights.</source>
        <translation>Zieht bei jedem Update jedes Gewicht um diesen Anteil der Rate zur 0. So verlässt sich das Netz nicht auf wenige große Gewichte.</translation>
    </message>
    <message>
        <source>The share of the learning rate that is left at the end, from 0 to 1. Near 0 the last updates only polish.</source>
        <translation>Welcher Anteil der Lernrate am Ende übrig ist, von 0 bis 1. Nahe 0 wird mit den letzten Updates nur noch poliert.</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>konstant</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Konstant</translation>
    </message>
    <message>
        <source>The same rate throughout: simple, and the last steps are as long as the first.</source>
        <translation>Immer dieselbe Rate: einfach, und die letzten Schritte sind so lang wie die ersten.</translation>
    </message>
    <message>
        <source>in steps</source>
        <translation>in Stufen</translation>
    </message>
    <message>
        <source>In steps</source>
        <translation>In Stufen</translation>
    </message>
    <message>
        <source>The rate drops every so many updates: long strides first, then finer ones.</source>
        <translation>Die Rate sinkt alle so und so viele Updates: erst lange Schritte, dann feinere.</translation>
    </message>
    <message>
        <source>Drop after</source>
        <translation>Senken nach</translation>
    </message>
    <message>
        <source>So many updates at one rate before it drops. Too few and the steps are tiny before the valley is reached.</source>
        <translation>So viele Updates mit einer Rate, bevor sie sinkt. Bei zu wenigen sind die Schritte winzig, bevor das Tal erreicht ist.</translation>
    </message>
    <message>
        <source>Drop factor</source>
        <translation>Senkungsfaktor</translation>
    </message>
    <message>
        <source>What the rate is multiplied by at each drop, above 0 and at most 1. Small factors settle quickly, perhaps too early.</source>
        <translation>Womit die Rate bei jeder Stufe multipliziert wird, über 0 und höchstens 1. Kleine Faktoren kommen schnell zur Ruhe, vielleicht zu früh.</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>The rate glides down along half a cosine to the end of the training and settles softly.</source>
        <translation>Die Rate gleitet entlang eines halben Kosinus bis zum Ende des Trainings hinunter und läuft sanft aus.</translation>
    </message>
    <message>
        <source>Final share</source>
        <translation>Anteil am Ende</translation>
    </message>
    <message>
        <source>one cycle</source>
        <translation>ein Zyklus</translation>
    </message>
    <message>
        <source>One cycle</source>
        <translation>Ein Zyklus</translation>
    </message>
    <message>
        <source>The rate rises, then falls for the rest: the start is gentle, the middle bold, the end fine.</source>
        <translation>Die Rate steigt und fällt dann bis zum Schluss: sanft am Anfang, kühn in der Mitte, fein am Ende.</translation>
    </message>
    <message>
        <source>The share of the training in which the rate rises. A longer rise is gentler on fresh weights and leaves less time for settling.</source>
        <translation>In welchem Anteil des Trainings die Rate steigt. Ein längerer Anstieg schont frische Gewichte und lässt weniger Zeit, zur Ruhe zu kommen.</translation>
    </message>
    <message>
        <source>First share</source>
        <translation>Anteil am Anfang</translation>
    </message>
    <message>
        <source>The share of the learning rate to begin with, above 0 and at most 1. A small start keeps fresh weights from being thrown about.</source>
        <translation>Mit welchem Anteil der Lernrate begonnen wird, über 0 und höchstens 1. Ein kleiner Anfang bewahrt frische Gewichte davor, umhergeworfen zu werden.</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>exponentiell</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>Exponentiell</translation>
    </message>
    <message>
        <source>Reads with a mean of the weights in which older ones fade: the jitter of the last updates is gone.</source>
        <translation>Liest mit einem Mittel der Gewichte, in dem ältere verblassen: Das Zittern der letzten Updates ist weg.</translation>
    </message>
    <message>
        <source>How slowly older weights fade, from 0 up to below 1. 0.999 averages about the last thousand updates; too much drags the start along.</source>
        <translation>Wie langsam ältere Gewichte verblassen, von 0 bis unter 1. 0,999 mittelt etwa die letzten tausend Updates; zu viel schleppt den Anfang mit.</translation>
    </message>
    <message>
        <source>of the tail</source>
        <translation>vom Ende</translation>
    </message>
    <message>
        <source>Of the tail</source>
        <translation>Vom Ende</translation>
    </message>
    <message>
        <source>Reads with the plain mean of the weights over the end of the training.</source>
        <translation>Liest mit dem einfachen Mittel der Gewichte über das Ende des Trainings.</translation>
    </message>
    <message>
        <source>From share</source>
        <translation>Ab Anteil</translation>
    </message>
    <message>
        <source>The share of the training after which averaging begins, from 0 up to below 1. Too early and unfinished weights count.</source>
        <translation>Nach welchem Anteil des Trainings das Mitteln beginnt, von 0 bis unter 1. Ist es zu früh, zählen unfertige Gewichte mit.</translation>
    </message>
    <message>
        <source>a value too large to show ({kind})</source>
        <translation>ein Wert, der zum Anzeigen zu groß ist ({kind})</translation>
    </message>
    <message>
        <source>{setting} {fault}</source>
        <translation>„{setting}“ {fault}</translation>
    </message>
    <message>
        <source>must be a whole number; it is {found}.</source>
        <translation>muss eine ganze Zahl sein; hier steht {found}.</translation>
    </message>
    <message>
        <source>must be a finite number; it is {found}.</source>
        <translation>muss eine endliche Zahl sein; hier steht {found}.</translation>
    </message>
    <message>
        <source>must be between {least:,} and {most:,}; it is {found}.</source>
        <translation>muss zwischen {least:,} und {most:,} liegen; hier steht {found}.</translation>
    </message>
    <message>
        <source>must be at least {limit:g}; it is {found}.</source>
        <translation>muss mindestens {limit:g} sein; hier steht {found}.</translation>
    </message>
    <message>
        <source>must be above {limit:g}; it is {found}.</source>
        <translation>muss größer als {limit:g} sein; hier steht {found}.</translation>
    </message>
    <message>
        <source>must be at most {limit:g}; it is {found}.</source>
        <translation>darf höchstens {limit:g} sein; hier steht {found}.</translation>
    </message>
    <message>
        <source>must be below {limit:g}; it is {found}.</source>
        <translation>muss kleiner als {limit:g} sein; hier steht {found}.</translation>
    </message>
    <message>
        <source>must be 0 or at least {limit:g}; it is {found}.</source>
        <translation>muss 0 oder mindestens {limit:g} sein; hier steht {found}.</translation>
    </message>
    <message>
        <source>must be 0 or above {limit:g}; it is {found}.</source>
        <translation>muss 0 oder größer als {limit:g} sein; hier steht {found}.</translation>
    </message>
    <message>
        <source>must be 0 or at most {limit:g}; it is {found}.</source>
        <translation>muss 0 oder höchstens {limit:g} sein; hier steht {found}.</translation>
    </message>
    <message>
        <source>must be 0 or below {limit:g}; it is {found}.</source>
        <translation>muss 0 oder kleiner als {limit:g} sein; hier steht {found}.</translation>
    </message>
    <message>
        <source>is on or off: true or false; it cannot be {found}.</source>
        <translation>ist an oder aus: true oder false; {found} geht nicht.</translation>
    </message>
    <message>
        <source>must be one of {choices}; it is {found}.</source>
        <translation>muss eines von {choices} sein; hier steht {found}.</translation>
    </message>
    <message>
        <source>a list of {count}</source>
        <translation>eine Liste mit {count} Einträgen</translation>
    </message>
    <message>
        <source>{field} must be a table of named values; it is {found}.</source>
        <translation>„{field}“ muss eine Tabelle benannter Werte sein; hier steht {found}.</translation>
    </message>
    <message>
        <source>{field} has no setting {name}; it knows {known}.</source>
        <translation>„{field}“ hat keine Einstellung {name}; bekannt sind {known}.</translation>
    </message>
    <message>
        <source>{field} lacks the setting {name}.</source>
        <translation>„{field}“ fehlt die Einstellung {name}.</translation>
    </message>
    <message>
        <source>The checkpoint has the version {found!r}; this program reads version {known}.</source>
        <translation>Der Zwischenstand hat die Version {found!r}; dieses Programm liest Version {known}.</translation>
    </message>
    <message>
        <source>The checkpoint lacks {name!r}.</source>
        <translation>Dem Zwischenstand fehlt {name!r}.</translation>
    </message>
    <message>
        <source>The checkpoint&apos;s {name!r} holds a value that is not a finite number.</source>
        <translation>{name!r} des Zwischenstands enthält einen Wert, der keine endliche Zahl ist.</translation>
    </message>
    <message>
        <source>The checkpoint cannot be read: {error!r}.</source>
        <translation>Der Zwischenstand lässt sich nicht lesen: {error!r}.</translation>
    </message>
    <message>
        <source>This epoch was begun with {begun} training samples and cannot be finished with {samples}.</source>
        <translation>Diese Epoche wurde mit {begun} Trainingsbeispielen begonnen und kann nicht mit {samples} beendet werden.</translation>
    </message>
    <message>
        <source>The training is after batch {batch} of an epoch that has only {batches}.</source>
        <translation>Das Training steht nach Batch {batch} einer Epoche, die nur {batches} hat.</translation>
    </message>
    <message>
        <source>Layer {layer} has the activation {activation}, which cannot be trained by gradient descent: its slope is 0 everywhere, so there is nothing to descend.</source>
        <translation>Schicht {layer} hat die Aktivierung {activation}, die sich nicht durch Gradientenabstieg trainieren lässt: Ihre Steigung ist überall 0, also geht es nirgends hinunter.</translation>
    </message>
    <message>
        <source>The samples have {inputs} values, but the network has {expected} inputs.</source>
        <translation>Die Beispiele haben {inputs} Werte, das Netz aber hat {expected} Eingaben.</translation>
    </message>
    <message>
        <source>There is a label {label}, but the network has {outputs} outputs.</source>
        <translation>Es gibt die Beschriftung {label}, das Netz aber hat {outputs} Ausgaben.</translation>
    </message>
    <message>
        <source>patience is {patience}, but there are no validation samples to tell when to stop.</source>
        <translation>„patience“ ist {patience}, aber es gibt keine Validierungsbeispiele, die sagen könnten, wann Schluss ist.</translation>
    </message>
    <message>
        <source>Opening the picture</source>
        <translation>Das Bild wird geöffnet</translation>
    </message>
    <message>
        <source>Looking for numbers</source>
        <translation>Zahlen werden gesucht</translation>
    </message>
    <message>
        <source>Reading: number {number} of {count}</source>
        <translation>Lesen: Zahl {number} von {count}</translation>
    </message>
    <message>
        <source>{parameters:,} weights and biases: about {memory} of memory and {update} an update.</source>
        <translation>{parameters:,} Gewichte und Biases: etwa {memory} Speicher und {update} je Update.</translation>
    </message>
    <message>
        <source>{parameters:,} weights and biases: about {memory} of memory and {update} an update; {updates:,} updates take about {whole}.</source>
        <translation>{parameters:,} Gewichte und Biases: etwa {memory} Speicher und {update} je Update; {updates:,} Updates dauern etwa {whole}.</translation>
    </message>
    <message>
        <source>This training would take about {needed} of memory, and {available} can be had here: narrower layers, fewer variants or smaller batches would help.</source>
        <translation>Dieses Training bräuchte etwa {needed} Speicher, und hier sind {available} zu haben: Schmalere Schichten, weniger Varianten oder kleinere Batches würden helfen.</translation>
    </message>
    <message>
        <source>the update of an intervention</source>
        <translation>das Update eines Eingriffs</translation>
    </message>
    <message>
        <source>the learning_rate of an intervention</source>
        <translation>die learning_rate eines Eingriffs</translation>
    </message>
    <message>
        <source>an intervention of the kind {kind} has no learning_rate.</source>
        <translation>Ein Eingriff der Art {kind} hat keine learning_rate.</translation>
    </message>
    <message>
        <source>an intervention of the kind {kind} has no settings before it.</source>
        <translation>Ein Eingriff der Art {kind} hat keine Einstellungen davor.</translation>
    </message>
    <message>
        <source>learning rate {rate:g}</source>
        <translation>Lernrate {rate:g}</translation>
    </message>
    <message>
        <source>an intervention has no {name}; it has {known}.</source>
        <translation>Ein Eingriff hat kein {name}; er hat {known}.</translation>
    </message>
    <message>
        <source>an intervention lacks its {name}.</source>
        <translation>Einem Eingriff fehlt {name}.</translation>
    </message>
    <message>
        <source>an intervention is one of {kinds}; not {found}.</source>
        <translation>Ein Eingriff ist eines von {kinds}; nicht {found}.</translation>
    </message>
    <message>
        <source>the note of an intervention must be text; it is {found}.</source>
        <translation>Die Notiz eines Eingriffs muss Text sein; hier steht {found}.</translation>
    </message>
    <message>
        <source>went on from run {run}</source>
        <translation>setzt Lauf {run} fort</translation>
    </message>
    <message>
        <source>stepped back from update {update:,}</source>
        <translation>von Update {update:,} zurückgegangen</translation>
    </message>
    <message>
        <source>weights of epoch {epoch:,} are kept: its validation loss is the lowest</source>
        <translation>die Gewichte von Epoche {epoch:,} bleiben: Ihr Validierungsverlust ist der kleinste</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>stepped back</source>
        <translation>einen Schritt zurück</translation>
    </message>
    <message>
        <source>went on from another run</source>
        <translation>von einem anderen Lauf aus fortgesetzt</translation>
    </message>
    <message>
        <source>the best weights are kept</source>
        <translation>die besten Gewichte bleiben</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>Making the engine ready</source>
        <translation>Das Rechenwerk wird vorbereitet</translation>
    </message>
    <message>
        <source>The training diverged at update {update:,}: its loss is no longer finite. The learning rate is {learning_rate:g}; a smaller one may help.</source>
        <translation>Das Training ist bei Update {update:,} divergiert: Sein Verlust ist nicht mehr endlich. Die Lernrate ist {learning_rate:g}; eine kleinere kann helfen.</translation>
    </message>
    <message>
        <source>Training: update {update:,}, loss {loss:.3f}</source>
        <translation>Training: Update {update:,}, Verlust {loss:.3f}</translation>
    </message>
    <message>
        <source>Training: update {update:,} of {horizon:,}, loss {loss:.3f}</source>
        <translation>Training: Update {update:,} von {horizon:,}, Verlust {loss:.3f}</translation>
    </message>
    <message>
        <source>Own recipe</source>
        <translation>Eigenes Rezept</translation>
    </message>
    <message>
        <source>Fetching the digits</source>
        <translation>Die Ziffern werden geholt</translation>
    </message>
    <message>
        <source>Normalising the digits</source>
        <translation>Die Ziffern werden normalisiert</translation>
    </message>
    <message>
        <source>Tracing the digits</source>
        <translation>Die Ziffern werden nachgezeichnet</translation>
    </message>
    <message>
        <source>Writing variants of each digit: {done} of {variants}</source>
        <translation>Varianten jeder Ziffer werden geschrieben: {done} von {variants}</translation>
    </message>
    <message>
        <source>{title} (meant to fail)</source>
        <translation>{title} (soll scheitern)</translation>
    </message>
    <message>
        <source>An experiment in failing. {why}</source>
        <translation>Ein Versuch, der scheitern soll. {why}</translation>
    </message>
    <message>
        <source>A good first network</source>
        <translation>Ein gutes erstes Netz</translation>
    </message>
    <message>
        <source>One hidden layer of 64 ReLU units, trained with Adam on mini-batches of 64: everything here is an ordinary, sensible choice. The loss falls fast, then slowly, and it reads nearly all digits it has never seen.</source>
        <translation>Eine verdeckte Schicht mit 64 ReLU-Neuronen, mit Adam auf Mini-Batches von 64 trainiert: lauter gewöhnliche, vernünftige Entscheidungen. Der Verlust fällt erst schnell, dann langsam, und das Netz liest fast alle Ziffern, die es nie gesehen hat.</translation>
    </message>
    <message>
        <source>The classic: sigmoid and squared error</source>
        <translation>Der Klassiker: Sigmoidfunktion und quadratischer Fehler</translation>
    </message>
    <message>
        <source>Thirty sigmoid units and squared error, trained by plain gradient descent on batches of 10, as textbooks began for decades. It learns, but sets off slowly: where a sigmoid is saturated its slope, and with it the gradient of the squared error, nearly vanishes.</source>
        <translation>Dreißig Sigmoid-Neuronen und quadratischer Fehler, mit einfachem Gradientenabstieg auf Batches von 10 trainiert, wie Lehrbücher jahrzehntelang begannen. Das Netz lernt, kommt aber langsam in Gang: Wo eine Sigmoidfunktion gesättigt ist, verschwindet ihre Steigung fast, und mit ihr der Gradient des quadratischen Fehlers.</translation>
    </message>
    <message>
        <source>Deep sigmoid: vanishing gradients</source>
        <translation>Tief mit Sigmoidfunktion: verschwindende Gradienten</translation>
    </message>
    <message>
        <source>Six hidden layers of sigmoids: on the way back each multiplies the gradient by a slope of at most 0.25, so the first layers hardly hear of the error. Watch the gradient magnitudes fan out and the loss lie flat.</source>
        <translation>Sechs verdeckte Schichten mit Sigmoidfunktionen: Auf dem Rückweg multipliziert jede den Gradienten mit einer Steigung von höchstens 0,25, sodass die ersten Schichten kaum etwas vom Fehler erfahren. Sieh zu, wie die Gradienten auseinanderfächern und der Verlust flach liegt.</translation>
    </message>
    <message>
        <source>The same depth with ReLU</source>
        <translation>Genauso tief mit ReLU</translation>
    </message>
    <message>
        <source>The same six layers and the same descent, but a ReLU&apos;s slope is 1 wherever it is on, so the gradient arrives. Lay this run&apos;s curves over the deep sigmoid&apos;s: only the activation was changed.</source>
        <translation>Dieselben sechs Schichten und derselbe Abstieg, aber die Steigung einer ReLU ist 1, wo immer sie an ist, also kommt der Gradient an. Leg die Kurven dieses Laufs über die der tiefen Sigmoidfunktion: Nur die Aktivierung wurde geändert.</translation>
    </message>
    <message>
        <source>Learning rate too high</source>
        <translation>Lernrate zu hoch</translation>
    </message>
    <message>
        <source>Each step is so long that it overshoots the valley, and the next starts from further up the other side. The loss leaps about and ends worse than it began; a rate of 0.1 cures it.</source>
        <translation>Jeder Schritt ist so lang, dass er über das Tal hinausschießt, und der nächste beginnt weiter oben auf der anderen Seite. Der Verlust springt umher und endet schlechter, als er begann; eine Rate von 0,1 heilt das.</translation>
    </message>
    <message>
        <source>Learning rate too low</source>
        <translation>Lernrate zu niedrig</translation>
    </message>
    <message>
        <source>The direction is right and the steps are tiny: the loss falls in a straight, patient line and is nowhere near its floor when time is up. Compare the update ratio with the usual thousandth.</source>
        <translation>Die Richtung stimmt, und die Schritte sind winzig: Der Verlust fällt in einer geraden, geduldigen Linie und ist noch weit von seinem Tiefpunkt entfernt, wenn die Zeit um ist. Vergleich das Update-Verhältnis mit dem üblichen Tausendstel.</translation>
    </message>
    <message>
        <source>No hidden layer</source>
        <translation>Keine verdeckte Schicht</translation>
    </message>
    <message>
        <source>Ten outputs straight on the 64 pixels: the weights of each are a picture of what it looks for, and one can read them. It is right surprisingly often, but no straight cut tells every 8 from every 1.</source>
        <translation>Zehn Ausgaben direkt auf den 64 Pixeln: Die Gewichte einer jeden sind ein Bild dessen, was sie sucht, und man kann sie lesen. Das stimmt überraschend oft, aber kein gerader Schnitt trennt jede 8 von jeder 1.</translation>
    </message>
    <message>
        <source>All weights zero</source>
        <translation>Alle Gewichte null</translation>
    </message>
    <message>
        <source>When all units of a layer start alike they all get the same gradient and stay alike for ever. The network never tells one unit from another, and its guess stays at chance.</source>
        <translation>Wenn alle Neuronen einer Schicht gleich beginnen, bekommen alle denselben Gradienten und bleiben für immer gleich. Das Netz unterscheidet nie ein Neuron vom anderen, und es rät wie der Zufall.</translation>
    </message>
    <message>
        <source>Stochastic: one digit at a time</source>
        <translation>Stochastisch: eine Ziffer nach der anderen</translation>
    </message>
    <message>
        <source>An update after every single digit: each gradient is a rough guess at the true one, so the loss jitters, yet on average it falls, and in few epochs. Switch the axis to seconds to see what that costs.</source>
        <translation>Ein Update nach jeder einzelnen Ziffer: Jeder Gradient schätzt den wahren nur grob, darum zittert der Verlust, und doch fällt er im Mittel, und das in wenigen Epochen. Stell die Achse auf Sekunden, um zu sehen, was das kostet.</translation>
    </message>
    <message>
        <source>Full batch: gradient descent proper</source>
        <translation>Ganzer Datensatz: der eigentliche Gradientenabstieg</translation>
    </message>
    <message>
        <source>All digits in every update: the gradient is exact, the curve is smooth, and an epoch is one single step. It needs many epochs; lay it over the stochastic run and switch the axis between updates and epochs.</source>
        <translation>Alle Ziffern in jedem Update: Der Gradient ist genau, die Kurve glatt, und eine Epoche ist ein einziger Schritt. Das braucht viele Epochen; leg es über den stochastischen Lauf und schalte die Achse zwischen Updates und Epochen um.</translation>
    </message>
    <message>
        <source>Overfitting on 50 digits</source>
        <translation>Überanpassung an 50 Ziffern</translation>
    </message>
    <message>
        <source>A large network learns fifty digits by heart: the training loss goes to nothing while the test loss turns and climbs. The gap between the curves is what it memorised instead of understood.</source>
        <translation>Ein großes Netz lernt fünfzig Ziffern auswendig: Der Trainingsverlust geht gegen nichts, während der Testverlust umkehrt und steigt. Die Lücke zwischen den Kurven ist, was es sich gemerkt statt verstanden hat.</translation>
    </message>
    <message>
        <source>A taste of the shipped recipe</source>
        <translation>Eine Kostprobe des mitgelieferten Rezepts</translation>
    </message>
    <message>
        <source>Twenty rewritten variants of each digit instead of a hundred, and a small network: seconds of training. Compare the two scores: what is learnt from variants carries over to your own drawings.</source>
        <translation>Zwanzig neu geschriebene Varianten jeder Ziffer statt hundert und ein kleines Netz: Sekunden an Training. Vergleich die beiden Werte: Was aus Varianten gelernt ist, überträgt sich auf deine eigenen Zeichnungen.</translation>
    </message>
    <message>
        <source>The shipped model&apos;s recipe</source>
        <translation>Das Rezept des mitgelieferten Modells</translation>
    </message>
    <message>
        <source>The network that reads in this window: 100 rewritten variants of each digit, dropout, noise, averaged weights and a learning rate that rises and falls once. It takes about a minute, and keeps no digit back to test on.</source>
        <translation>Das Netz, das in diesem Fenster liest: 100 neu geschriebene Varianten jeder Ziffer, Dropout, Rauschen, gemittelte Gewichte und eine Lernrate, die einmal steigt und fällt. Das dauert etwa eine Minute, und keine Ziffer wird zum Testen zurückbehalten.</translation>
    </message>
    <message>
        <source>The shipped recipe without variants</source>
        <translation>Das mitgelieferte Rezept ohne Varianten</translation>
    </message>
    <message>
        <source>The same training with the 1,797 digits as they are. It reads the set&apos;s own digits as well as ever and your drawings worse: what it never saw it never learnt.</source>
        <translation>Dasselbe Training mit den 1.797 Ziffern, wie sie sind. Die Ziffern des Datensatzes liest es so gut wie immer, deine Zeichnungen schlechter: Was es nie sah, hat es nie gelernt.</translation>
    </message>
    <message>
        <source>All digits are learnt from; nothing is left to test on, so the test curve is missing.</source>
        <translation>Aus allen Ziffern wird gelernt; zum Testen bleibt nichts übrig, darum fehlt die Testkurve.</translation>
    </message>
    <message>
        <source>A random fifth</source>
        <translation>Zufälliges Fünftel</translation>
    </message>
    <message>
        <source>Tests on digits of writers it has learnt from: kind, as in most textbooks.</source>
        <translation>Testet mit Ziffern von Leuten, aus deren Ziffern es gelernt hat: gnädig, wie in den meisten Lehrbüchern.</translation>
    </message>
    <message>
        <source>The last fifth</source>
        <translation>Letztes Fünftel</translation>
    </message>
    <message>
        <source>Tests on the end of the set, written by other people: harder, and nearer to your own hand.</source>
        <translation>Testet mit dem Ende des Datensatzes, von anderen Leuten geschrieben: schwerer, und näher an deiner eigenen Hand.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Learn from so many digits only. With few of them a large network learns by heart instead of understanding.</source>
        <translation>Nur aus so vielen Ziffern lernen. Bei wenigen lernt ein großes Netz auswendig, statt zu verstehen.</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>Varianten</translation>
    </message>
    <message>
        <source>Rewritten variants of each digit, 0 for none. More show more ways of writing, and every epoch takes longer.</source>
        <translation>Neu geschriebene Varianten jeder Ziffer, 0 für keine. Mehr zeigen mehr Schreibweisen, und jede Epoche dauert länger.</translation>
    </message>
    <message>
        <source>Restructured</source>
        <translation>Umgebaut</translation>
    </message>
    <message>
        <source>The share of variants that are written differently, not only bent: an open 4, a barred 7. They teach forms that the set hardly has.</source>
        <translation>Welcher Anteil der Varianten anders geschrieben ist, nicht nur verbogen: eine offene 4, eine 7 mit Querstrich. Sie lehren Formen, die der Datensatz kaum hat.</translation>
    </message>
    <message>
        <source>Nonsense</source>
        <translation>Unsinn</translation>
    </message>
    <message>
        <source>For each variant so many pictures of no digit: letters, shapes, scribbles, digits side by side. They teach the network that what is no digit could be anything.</source>
        <translation>Je Variante so viele Bilder, die keine Ziffer sind: Buchstaben, Formen, Gekritzel, Ziffern nebeneinander. Sie lehren das Netz, dass alles Mögliche sein kann, was keine Ziffer ist.</translation>
    </message>
    <message>
        <source>Test digits</source>
        <translation>Testziffern</translation>
    </message>
    <message>
        <source>Digits that are kept back and never learnt from. Only they tell what the network does with digits it has never seen.</source>
        <translation>Ziffern, die zurückbehalten werden und aus denen nie gelernt wird. Nur sie sagen, was das Netz mit Ziffern macht, die es nie gesehen hat.</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>The share of the digits to learn from that is kept back to tell when to stop: 0, or 0.01 to 0.5. More makes the judgement steadier and leaves less to learn from.</source>
        <translation>Welcher Anteil der Lernziffern zurückbehalten wird, um zu sagen, wann Schluss ist: 0, oder 0,01 bis 0,5. Mehr macht das Urteil verlässlicher und lässt weniger zum Lernen übrig.</translation>
    </message>
    <message>
        <source>output must have {count} units, one for each digit; it has {units}.</source>
        <translation>output muss {count} Neuronen haben, eines je Ziffer; es hat {units}.</translation>
    </message>
    <message>
        <source>output activation</source>
        <translation>Aktivierung der Ausgabe</translation>
    </message>
    <message>
        <source>hidden layer {layer} cannot have the activation {activation}: {reason}.</source>
        <translation>Die verdeckte Schicht {layer} kann nicht die Aktivierung {activation} haben: {reason}.</translation>
    </message>
    <message>
        <source>interventions must be in the order of their updates; they are at {updates}.</source>
        <translation>interventions müssen in der Reihenfolge ihrer Updates stehen; sie stehen bei {updates}.</translation>
    </message>
    <message>
        <source>recipe has no setting {name}; it has {known}.</source>
        <translation>Das Rezept hat keine Einstellung {name}; es hat {known}.</translation>
    </message>
    <message>
        <source>hidden must be a list of layers; it is {found}.</source>
        <translation>hidden muss eine Liste von Schichten sein; hier steht {found}.</translation>
    </message>
    <message>
        <source>interventions must be a list; it is {found}.</source>
        <translation>interventions muss eine Liste sein; hier steht {found}.</translation>
    </message>
    <message>
        <source>training needs an end: {0} or {1}; both are missing.</source>
        <translation>Das Training braucht ein Ende: „{0}“ oder „{1}“; beides fehlt.</translation>
    </message>
    <message>
        <source>{{0}} is {patience}, but no digits are kept back to tell when to stop: set {{1}}, such as 0.1. (The test digits cannot serve: stopping by them would flatter the score.)</source>
        <translation>„{{0}}“ ist {patience}, aber es werden keine Ziffern zurückbehalten, die sagen, wann Schluss ist: Setz „{{1}}“, etwa auf 0,1. (Die Testziffern taugen dafür nicht: Nach ihnen aufzuhören, würde das Ergebnis schönen.)</translation>
    </message>
    <message>
        <source>A layer has no setting {setting!r}.</source>
        <translation>Eine Schicht hat keine Einstellung {setting!r}.</translation>
    </message>
    <message>
        <source>A recipe has no setting {name!r}.</source>
        <translation>Ein Rezept hat keine Einstellung {name!r}.</translation>
    </message>
    <message>
        <source>configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>The configuration {path} cannot be used: {error}</source>
        <translation>Die Konfiguration {path} ist nicht zu gebrauchen: {error}</translation>
    </message>
    <message>
        <source>One hidden layer over none</source>
        <translation>Eine verdeckte Schicht statt keiner:</translation>
    </message>
    <message>
        <source>two over one</source>
        <translation>zwei statt einer:</translation>
    </message>
    <message>
        <source>five over two</source>
        <translation>fünf statt zwei:</translation>
    </message>
    <message>
        <source>Chance alone can do as much: train at least {fewest} times each to tell.</source>
        <translation>Das schafft auch der Zufall allein: Trainiere jede Tiefe mindestens {fewest}-mal, um es zu wissen.</translation>
    </message>
    <message>
        <source>{verdict}: these few units let too little through, even of the learnt digits it reads only {read}</source>
        <translation>{verdict}: Diese wenigen Neuronen lassen zu wenig durch, selbst von den gelernten Ziffern liest das Netz nur {read}</translation>
    </message>
    <message>
        <source>more layers gain more still</source>
        <translation>mehr Schichten bringen noch mehr</translation>
    </message>
    <message>
        <source>more layers mostly gain a little more</source>
        <translation>mehr Schichten bringen meistens noch ein wenig mehr</translation>
    </message>
    <message>
        <source>more do harm, at up to {cost} times the parameters</source>
        <translation>mehr schaden, bei bis zu {cost}-mal so vielen Parametern</translation>
    </message>
    <message>
        <source>more gain nothing clear, at up to {cost} times the parameters</source>
        <translation>mehr bringen nichts Eindeutiges, bei bis zu {cost}-mal so vielen Parametern</translation>
    </message>
    <message>
        <source>five are hard to train: even of its own digits the network reads {share}</source>
        <translation>fünf sind schwer zu trainieren: Selbst von seinen eigenen Ziffern liest das Netz {share}</translation>
    </message>
    <message>
        <source>no wonder: without an activation, layers in a row can do no more than one</source>
        <translation>kein Wunder: Ohne Aktivierungsfunktion können viele Schichten hintereinander nicht mehr als eine</translation>
    </message>
    <message>
        <source>A hidden layer does harm here</source>
        <translation>Eine verdeckte Schicht schadet hier</translation>
    </message>
    <message>
        <source>A hidden layer mostly does harm here</source>
        <translation>Eine verdeckte Schicht schadet hier meistens</translation>
    </message>
    <message>
        <source>straight cuts alone read {share} of the test digits</source>
        <translation>Gerade Schnitte allein lesen {share} der Testziffern</translation>
    </message>
    <message>
        <source>for digits are nearly linearly separable: {cuts}</source>
        <translation>denn Ziffern sind fast linear trennbar: {cuts}</translation>
    </message>
    <message>
        <source>One hidden layer clearly pays, though not much, {why}</source>
        <translation>Eine verdeckte Schicht lohnt sich eindeutig, wenn auch nicht viel, {why}</translation>
    </message>
    <message>
        <source>One hidden layer mostly pays, but not always, {why}</source>
        <translation>Eine verdeckte Schicht lohnt sich meistens, aber nicht immer, {why}</translation>
    </message>
    <message>
        <source>A hidden layer makes no clear difference here, {why}</source>
        <translation>Eine verdeckte Schicht macht hier keinen klaren Unterschied, {why}</translation>
    </message>
    <message>
        <source>One hidden layer clearly pays</source>
        <translation>Eine verdeckte Schicht lohnt sich eindeutig</translation>
    </message>
    <message>
        <source>One hidden layer mostly pays, but not always</source>
        <translation>Eine verdeckte Schicht lohnt sich meistens, aber nicht immer</translation>
    </message>
    <message>
        <source>A hidden layer makes no clear difference here: {cuts}</source>
        <translation>Eine verdeckte Schicht macht hier keinen klaren Unterschied: {cuts}</translation>
    </message>
    <message>
        <source>{points} points (equal in {n} of {n})</source>
        <translation>{points} Punkte (gleich in {n} von {n})</translation>
    </message>
    <message>
        <source>{points} points (better in {better}, worse in {worse} of {n})</source>
        <translation>{points} Punkte (besser in {better}, schlechter in {worse} von {n})</translation>
    </message>
    <message>
        <source>{points} points (better in {better} of {n})</source>
        <translation>{points} Punkte (besser in {better} von {n})</translation>
    </message>
    <message>
        <source>{points} points (worse in {worse} of {n})</source>
        <translation>{points} Punkte (schlechter in {worse} von {n})</translation>
    </message>
    <message>
        <source>{layers}, training {number} of {repeats}</source>
        <translation>{layers}, Training {number} von {repeats}</translation>
    </message>
    <message>
        <source>no hidden layer</source>
        <translation>keine verdeckte Schicht</translation>
    </message>
    <message numerus="yes">
        <source>%n hidden layer(s)</source>
        <translation>
            <numerusform>%n verdeckte Schicht</numerusform>
            <numerusform>%n verdeckte Schichten</numerusform>
        </translation>
    </message>
    <message>
        <source>stochastic</source>
        <translation>stochastisch</translation>
    </message>
    <message>
        <source>full batch</source>
        <translation>ganzer Datensatz</translation>
    </message>
    <message>
        <source>any number of epochs</source>
        <translation>beliebig viele Epochen</translation>
    </message>
    <message>
        <source>any number of updates</source>
        <translation>beliebig viele Updates</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>verdeckt</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>variants</source>
        <translation>Varianten</translation>
    </message>
    <message>
        <source>restructured</source>
        <translation>umgebaut</translation>
    </message>
    <message>
        <source>nonsense</source>
        <translation>Unsinn</translation>
    </message>
    <message>
        <source>test digits</source>
        <translation>Testziffern</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>label smoothing</source>
        <translation>Label-Glättung</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>tangents</source>
        <translation>Tangenten</translation>
    </message>
    <message>
        <source>Both losses and their slopes</source>
        <translation>Beide Verluste und ihre Steigungen</translation>
    </message>
    <message>
        <source>loss L</source>
        <translation>Verlust L</translation>
    </message>
    <message>
        <source>slope dL/d{letter}</source>
        <translation>Steigung dL/d{letter}</translation>
    </message>
    <message>
        <source>{loss} {value}, slope {slope}</source>
        <translation>{loss} {value}, Steigung {slope}</translation>
    </message>
    <message>
        <source>The unit&apos;s output, epoch by epoch</source>
        <translation>Die Ausgabe des Neurons, Epoche für Epoche</translation>
    </message>
    <message>
        <source>After {epoch} epochs: {losses}</source>
        <translation>Nach {epoch} Epochen: {losses}</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>learnt</source>
        <translation>gelernt</translation>
    </message>
    <message>
        <source>The loss over ten classes</source>
        <translation>Der Verlust über zehn Klassen</translation>
    </message>
    <message>
        <source>{label}: output {output}, slope {slope}</source>
        <translation>{label}: Ausgabe {output}, Steigung {slope}</translation>
    </message>
    <message>
        <source>Draw a digit, and here stands what the network says of it and how wrong that is.</source>
        <translation>Zeichne eine Ziffer, und hier steht, was das Netz dazu sagt und wie falsch das ist.</translation>
    </message>
    <message>
        <source>output y,</source>
        <translation>Ausgabe y,</translation>
    </message>
    <message>
        <source>target t</source>
        <translation>Zielwert t</translation>
    </message>
    <message>
        <source>slopes dL/dz of</source>
        <translation>Steigungen dL/dz für</translation>
    </message>
    <message>
        <source>updates</source>
        <translation>Updates</translation>
    </message>
    <message>
        <source>samples seen</source>
        <translation>gesehene Beispiele</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>batch</source>
        <comment>all digits at once</comment>
        <translation>ganzer Datensatz</translation>
    </message>
    <message>
        <source>mini-batch</source>
        <comment>some digits at a time</comment>
        <translation>Mini-Batches</translation>
    </message>
    <message>
        <source>stochastic</source>
        <comment>one digit at a time</comment>
        <translation>stochastisch</translation>
    </message>
    <message>
        <source>At the same learning rate for all, {rate}</source>
        <translation>Mit derselben Lernrate für alle, {rate},</translation>
    </message>
    <message>
        <source>{batch}, {mini} and {stochastic}</source>
        <translation>{batch}; {mini} und {stochastic}</translation>
    </message>
    <message>
        <source>At the best learning rate of each, {each}</source>
        <translation>Mit der jeweils besten Lernrate, {each},</translation>
    </message>
    <message>
        <source>At the rates {each}</source>
        <translation>Mit den Raten {each}</translation>
    </message>
    <message>
        <source>Diverged, with too high a learning rate: {lost}.</source>
        <translation>Divergiert, wegen einer zu hohen Lernrate: {lost}.</translation>
    </message>
    <message>
        <source>They are off, from the same weights.</source>
        <translation>Sie sind unterwegs, von denselben Gewichten aus.</translation>
    </message>
    <message>
        <source>Try other learning rates.</source>
        <translation>Probier andere Lernraten.</translation>
    </message>
    <message>
        <source>Nobody arrived.</source>
        <translation>Niemand ist angekommen.</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between losses</comment>
        <translation>; </translation>
    </message>
    <message>
        <source>{at_the_rates}, after {amount}, the losses are {losses}</source>
        <translation>{at_the_rates} ergeben sich nach {amount} die Verluste {losses}</translation>
    </message>
    <message>
        <source>nobody has learnt more than to guess.</source>
        <translation>Niemand hat mehr gelernt als zu raten.</translation>
    </message>
    <message>
        <source>The exact gradient can be trusted with longer steps; at one rate for all it is nearly a tie.</source>
        <translation>Dem genauen Gradienten kann man längere Schritte zutrauen; mit einer Rate für alle ist es fast unentschieden.</translation>
    </message>
    <message>
        <source>At so high a rate, noise throws the others about.</source>
        <translation>Bei einer so hohen Rate wirft das Rauschen die anderen umher.</translation>
    </message>
    <message>
        <source>A few digits point nearly where all do, and are far sooner looked at.</source>
        <translation>Ein paar Ziffern zeigen fast dorthin, wohin alle zeigen, und sind viel schneller angesehen.</translation>
    </message>
    <message>
        <source>It has made the most steps with as many digits seen.</source>
        <translation>Er hat bei gleich vielen gesehenen Ziffern die meisten Schritte gemacht.</translation>
    </message>
    <message>
        <source>A matrix product of many digits hardly takes longer than of one.</source>
        <translation>Ein Matrixprodukt mit vielen Ziffern dauert kaum länger als mit einer.</translation>
    </message>
    <message>
        <source>Over {amount} and {other_amount}, {who_wins}.</source>
        <translation>Zählt man {amount} oder {other_amount}: {who_wins}.</translation>
    </message>
    <message>
        <source>Over {amount}, {who_wins}; over {other_amount}, {who_wins_there}.</source>
        <translation>Zählt man {amount}: {who_wins}; zählt man {other_amount}: {who_wins_there}.</translation>
    </message>
    <message>
        <source>{styles} are level</source>
        <translation>{styles} gleichauf</translation>
    </message>
    <message>
        <source>batch wins</source>
        <translation>der ganze Datensatz gewinnt</translation>
    </message>
    <message>
        <source>mini-batch wins</source>
        <translation>die Mini-Batches gewinnen</translation>
    </message>
    <message>
        <source>stochastic wins</source>
        <translation>der stochastische gewinnt</translation>
    </message>
    <message>
        <source>nobody wins</source>
        <translation>niemand gewinnt</translation>
    </message>
    <message>
        <source>Racing</source>
        <translation>Das Rennen läuft</translation>
    </message>
    <message>
        <source>Measuring the gradients&apos; noise</source>
        <translation>Das Rauschen der Gradienten wird gemessen</translation>
    </message>
    <message numerus="yes">
        <source>%n update(s)</source>
        <comment>after so many</comment>
        <translation>
            <numerusform>%n Update</numerusform>
            <numerusform>%n Updates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <comment>after so many</comment>
        <translation>
            <numerusform>%n Beispiel</numerusform>
            <numerusform>%n Beispielen</numerusform>
        </translation>
    </message>
    <message>
        <source>input noise</source>
        <translation>Eingaberauschen</translation>
    </message>
    <message>
        <source>averaging</source>
        <translation>Mittelung</translation>
    </message>
    <message>
        <source>patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>convergence window</source>
        <translation>Konvergenzfenster</translation>
    </message>
    <message>
        <source>convergence tolerance</source>
        <translation>Konvergenztoleranz</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>Genauigkeit der Zahlen</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>Rechenwerk</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>decay</source>
        <translation>Abnahme</translation>
    </message>
    <message>
        <source>units</source>
        <translation>Neuronen</translation>
    </message>
    <message>
        <source>initializer</source>
        <translation>Anfangswerte</translation>
    </message>
    <message>
        <source>versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>done</source>
        <translation>Getan</translation>
    </message>
    <message>
        <source>interventions</source>
        <translation>Eingriffe</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>nicht installiert</translation>
    </message>
    <message>
        <source>a random fifth</source>
        <translation>ein zufälliges Fünftel</translation>
    </message>
    <message>
        <source>the last fifth</source>
        <translation>das letzte Fünftel</translation>
    </message>
    <message>
        <source>The point {point}, whose target t is {t}. Press Step: the lights run up.</source>
        <translation>Der Punkt {point} mit dem Zielwert t = {t}. Drück auf „Schritt“: Die Lichter laufen hinauf.</translation>
    </message>
    <message>
        <source>Forward: each hidden unit adds up what its edges bring, and lights up: a₁ is {a1}, a₂ is {a2}.</source>
        <translation>Vorwärts: Jedes verdeckte Neuron zählt zusammen, was seine Kanten bringen, und leuchtet auf: a₁ ist {a1}, a₂ ist {a2}.</translation>
    </message>
    <message>
        <source>Forward: the output hears of the point only through its two edges. It says {y}.</source>
        <translation>Vorwärts: Die Ausgabe erfährt vom Punkt nur über ihre zwei Kanten. Sie sagt {y}.</translation>
    </message>
    <message>
        <source>The output says {y}, and the target is {t}: that is a loss of {loss}. Now back.</source>
        <translation>Die Ausgabe sagt {y}, und der Zielwert ist {t}: Das macht einen Verlust von {loss}. Jetzt zurück.</translation>
    </message>
    <message>
        <source>Both edges into it have their gradients now: what came up, times δ₃.</source>
        <translation>Beide Kanten zu ihm haben jetzt ihren Gradienten: das, was heraufkam, mal δ₃.</translation>
    </message>
    <message>
        <source>Backward, along the same edges: each brings w · δ₃ down, and the unit multiplies by its own slope. δ₁ is {delta1}, δ₂ is {delta2}, and now every edge has its gradient.</source>
        <translation>Rückwärts, auf denselben Kanten: Jede bringt w · δ₃ herunter, und das Neuron nimmt es mal seine eigene Steigung. δ₁ ist {delta1}, δ₂ ist {delta2}, und jetzt hat jede Kante ihren Gradienten.</translation>
    </message>
    <message>
        <source>Update: each weight takes one step against its gradient.</source>
        <translation>Update: Jedes Gewicht macht einen Schritt gegen seinen Gradienten.</translation>
    </message>
    <message>
        <source>Step goes on to the next point.</source>
        <translation>„Schritt“ führt weiter zum nächsten Punkt.</translation>
    </message>
    <message>
        <source>Backward: δ₃ = {delta} says that z₃ should grow.</source>
        <translation>Rückwärts: δ₃ = {delta} sagt, dass z₃ wachsen soll.</translation>
    </message>
    <message>
        <source>Backward: δ₃ = {delta} says that z₃ should shrink.</source>
        <translation>Rückwärts: δ₃ = {delta} sagt, dass z₃ schrumpfen soll.</translation>
    </message>
    <message>
        <source>This point&apos;s loss falls from {old} to {new}.</source>
        <translation>Der Verlust dieses Punkts sinkt von {old} auf {new}.</translation>
    </message>
    <message>
        <source>This point&apos;s loss rises from {old} to {new}.</source>
        <translation>Der Verlust dieses Punkts steigt von {old} auf {new}.</translation>
    </message>
    <message>
        <source>This point&apos;s loss stays from {old} to {new}.</source>
        <translation>Der Verlust dieses Punkts bleibt gleich, von {old} auf {new}.</translation>
    </message>
    <message>
        <source>All four points are right: XOR is solved.</source>
        <translation>Alle vier Punkte stimmen: XOR ist gelöst.</translation>
    </message>
    <message numerus="yes">
        <source>All four points are right after %n epoch(s): XOR is solved.</source>
        <translation>
            <numerusform>Alle vier Punkte stimmen nach %n Epoche: XOR ist gelöst.</numerusform>
            <numerusform>Alle vier Punkte stimmen nach %n Epochen: XOR ist gelöst.</numerusform>
        </translation>
    </message>
    <message>
        <source>All four points are right, though not yet surely so.</source>
        <translation>Alle vier Punkte stimmen, aber noch nicht sicher.</translation>
    </message>
    <message numerus="yes">
        <source>All four points are right after %n epoch(s), though not yet surely so.</source>
        <translation>
            <numerusform>Alle vier Punkte stimmen nach %n Epoche, aber noch nicht sicher.</numerusform>
            <numerusform>Alle vier Punkte stimmen nach %n Epochen, aber noch nicht sicher.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n Punkt</numerusform>
            <numerusform>%n Punkte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stuck: {points} (is|are) still wrong after {epochs}, and hardly any weight moves. The hidden units put points that should differ in the same place. Of the {starts} starts here, {solving} solve XOR: try another one.</source>
        <translation>
            <numerusform>Festgefahren: {points} ist nach {epochs} immer noch falsch, und kaum ein Gewicht bewegt sich. Die verdeckten Neuronen legen Punkte, die verschieden sein sollten, auf dieselbe Stelle. Von den {starts} Starts hier lösen {solving} XOR: Probier einen anderen.</numerusform>
            <numerusform>Festgefahren: {points} sind nach {epochs} immer noch falsch, und kaum ein Gewicht bewegt sich. Die verdeckten Neuronen legen Punkte, die verschieden sein sollten, auf dieselbe Stelle. Von den {starts} Starts hier lösen {solving} XOR: Probier einen anderen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n Epoche</numerusform>
            <numerusform>%n Epochen</numerusform>
        </translation>
    </message>
    <message>
        <source>So far {right} of 4 points are right.</source>
        <translation>Bisher stimmen {right} von 4 Punkten.</translation>
    </message>
    <message numerus="yes">
        <source>So far {right} of 4 points are right after %n epoch(s).</source>
        <translation>
            <numerusform>Bisher stimmen nach %n Epoche {right} von 4 Punkten.</numerusform>
            <numerusform>Bisher stimmen nach %n Epochen {right} von 4 Punkten.</numerusform>
        </translation>
    </message>
    <message>
        <source>solved</source>
        <translation>gelöst</translation>
    </message>
    <message>
        <source>stuck</source>
        <translation>festgefahren</translation>
    </message>
    <message>
        <source>hidden unit 1</source>
        <translation>verdecktes Neuron 1</translation>
    </message>
    <message>
        <source>hidden unit 2</source>
        <translation>verdecktes Neuron 2</translation>
    </message>
    <message>
        <source>the output</source>
        <translation>die Ausgabe</translation>
    </message>
    <message>
        <source>Hidden unit 1</source>
        <translation>Verdecktes Neuron 1</translation>
    </message>
    <message>
        <source>Hidden unit 2</source>
        <translation>Verdecktes Neuron 2</translation>
    </message>
    <message>
        <source>The output</source>
        <translation>Die Ausgabe</translation>
    </message>
    <message>
        <source>the edge from {below} to the output</source>
        <translation>die Kante von {below} zur Ausgabe</translation>
    </message>
    <message>
        <source>the edge from {below} to unit {unit}</source>
        <translation>die Kante von {below} zu Neuron {unit}</translation>
    </message>
    <message>
        <source>Weight w₁₁</source>
        <translation>Gewicht w₁₁</translation>
    </message>
    <message>
        <source>Of the edge from x₁ to unit 1.</source>
        <translation>An der Kante von x₁ zu Neuron 1.</translation>
    </message>
    <message>
        <source>Weight w₁₂</source>
        <translation>Gewicht w₁₂</translation>
    </message>
    <message>
        <source>Of the edge from x₁ to unit 2.</source>
        <translation>An der Kante von x₁ zu Neuron 2.</translation>
    </message>
    <message>
        <source>Weight w₂₁</source>
        <translation>Gewicht w₂₁</translation>
    </message>
    <message>
        <source>Of the edge from x₂ to unit 1.</source>
        <translation>An der Kante von x₂ zu Neuron 1.</translation>
    </message>
    <message>
        <source>Weight w₂₂</source>
        <translation>Gewicht w₂₂</translation>
    </message>
    <message>
        <source>Of the edge from x₂ to unit 2.</source>
        <translation>An der Kante von x₂ zu Neuron 2.</translation>
    </message>
    <message>
        <source>Bias b₁</source>
        <translation>Bias b₁</translation>
    </message>
    <message>
        <source>Of hidden unit 1.</source>
        <translation>Am verdeckten Neuron 1.</translation>
    </message>
    <message>
        <source>Bias b₂</source>
        <translation>Bias b₂</translation>
    </message>
    <message>
        <source>Of hidden unit 2.</source>
        <translation>Am verdeckten Neuron 2.</translation>
    </message>
    <message>
        <source>Weight w₁₃</source>
        <translation>Gewicht w₁₃</translation>
    </message>
    <message>
        <source>Of the edge from a₁ to the output.</source>
        <translation>An der Kante von a₁ zur Ausgabe.</translation>
    </message>
    <message>
        <source>Weight w₂₃</source>
        <translation>Gewicht w₂₃</translation>
    </message>
    <message>
        <source>Of the edge from a₂ to the output.</source>
        <translation>An der Kante von a₂ zur Ausgabe.</translation>
    </message>
    <message>
        <source>Bias b₃</source>
        <translation>Bias b₃</translation>
    </message>
    <message>
        <source>Of the output.</source>
        <translation>An der Ausgabe.</translation>
    </message>
    <message>
        <source>A whole small network</source>
        <translation>Ein ganzes kleines Netz</translation>
    </message>
    <message>
        <source>Numbers run up along the edges, the error runs back along the same ones. Together three units do what no single one can: XOR.</source>
        <translation>Zahlen laufen auf den Kanten hinauf, und auf denselben läuft der Fehler zurück. Zusammen schaffen drei Neuronen, was keines allein kann: XOR.</translation>
    </message>
    <message>
        <source>Each line is a weight. On the way up it brings its unit w times what is below; on the way back it brings w times the δ that is above. The same edge, the same number, both ways.

On top, δ is y − t: what the network says minus what it should say. A hidden unit has no target of its own. It is told how it contributed: the δ above, through its edge, times its own slope. Then every weight&apos;s gradient is what came up, a, times the δ that came down. That is all of backpropagation.

In the plane, each hidden unit draws one straight line, as the perceptron did. XOR needs two of them, and an output that listens to both. In the second plane the four points lie where the hidden units put them, and one line is enough. It does not succeed from every start; choose another one under “Start” and see.</source>
        <translation>Jede Linie ist ein Gewicht. Auf dem Weg hinauf bringt sie ihrem Neuron w mal das, was darunter ist; auf dem Rückweg bringt sie w mal das δ, das darüber ist. Dieselbe Kante, dieselbe Zahl, in beiden Richtungen.

Ganz oben ist δ gleich y − t: was das Netz sagt, minus was es sagen soll. Ein verdecktes Neuron hat keinen eigenen Zielwert. Ihm wird gesagt, wie es beigetragen hat: das δ darüber, durch seine Kante, mal die eigene Steigung. Der Gradient jedes Gewichts ist dann das, was heraufkam, a, mal das δ, das herunterkam. Das ist die ganze Backpropagation.

In der Ebene zieht jedes verdeckte Neuron eine gerade Linie, wie es das Perzeptron tat. XOR braucht zwei davon und eine Ausgabe, die auf beide hört. In der zweiten Ebene liegen die vier Punkte dort, wo die verdeckten Neuronen sie hinlegen, und eine Linie genügt. Das gelingt nicht von jedem Start aus; wähle unter „Start“ einen anderen und sieh selbst.</translation>
    </message>
    <message>
        <source>Which first weights are drawn. Some solve XOR, and some get stuck.</source>
        <translation>Welche ersten Gewichte gezogen werden. Manche lösen XOR, manche fahren sich fest.</translation>
    </message>
    <message>
        <source>Which of the four points goes through the network.</source>
        <translation>Welcher der vier Punkte durch das Netz läuft.</translation>
    </message>
    <message>
        <source>How far the pass has come: up, then back, then the update.</source>
        <translation>Wie weit der Durchlauf ist: hinauf, dann zurück, dann das Update.</translation>
    </message>
    <message>
        <source>How far an update goes against the gradient.</source>
        <translation>Wie weit ein Update gegen den Gradienten geht.</translation>
    </message>
    <message>
        <source>Edge or unit</source>
        <translation>Kante oder Neuron</translation>
    </message>
    <message>
        <source>What the formula is about; or click an edge or a unit in the picture.</source>
        <translation>Worum es in der Formel geht; oder klick im Bild auf eine Kante oder ein Neuron.</translation>
    </message>
    <message>
        <source>what has just been computed</source>
        <translation>was gerade berechnet wurde</translation>
    </message>
    <message>
        <source>what is chosen</source>
        <translation>was gewählt ist</translation>
    </message>
    <message>
        <source>∂L/∂w of the chosen edge, or ∂L/∂b of the chosen unit</source>
        <translation>∂L/∂w der gewählten Kante oder ∂L/∂b des gewählten Neurons</translation>
    </message>
    <message>
        <source>the place of the chosen edge, the largest ∂L/∂w first, signs aside</source>
        <translation>der Rang der gewählten Kante, das größte ∂L/∂w zuerst, ohne Vorzeichen</translation>
    </message>
    <message>
        <source>the target t</source>
        <translation>der Zielwert t</translation>
    </message>
    <message>
        <source>the pre-activation z of unit 1</source>
        <translation>die Voraktivierung z von Neuron 1</translation>
    </message>
    <message>
        <source>the pre-activation z of unit 2</source>
        <translation>die Voraktivierung z von Neuron 2</translation>
    </message>
    <message>
        <source>the pre-activation z of unit 3</source>
        <translation>die Voraktivierung z von Neuron 3</translation>
    </message>
    <message>
        <source>the activation a of unit 1</source>
        <translation>die Aktivierung a von Neuron 1</translation>
    </message>
    <message>
        <source>the activation a of unit 2</source>
        <translation>die Aktivierung a von Neuron 2</translation>
    </message>
    <message>
        <source>the loss L of the point</source>
        <translation>der Verlust L des Punkts</translation>
    </message>
    <message>
        <source>δ of unit 1</source>
        <translation>δ von Neuron 1</translation>
    </message>
    <message>
        <source>δ of unit 2</source>
        <translation>δ von Neuron 2</translation>
    </message>
    <message>
        <source>δ of the output, unit 3</source>
        <translation>δ der Ausgabe, Neuron 3</translation>
    </message>
    <message>
        <source>∂L/∂a of unit 1, what its edge brings down</source>
        <translation>∂L/∂a von Neuron 1: was seine Kante herunterbringt</translation>
    </message>
    <message>
        <source>∂L/∂a of unit 2, what its edge brings down</source>
        <translation>∂L/∂a von Neuron 2: was seine Kante herunterbringt</translation>
    </message>
    <message>
        <source>the slope of unit 1 at its z</source>
        <translation>die Steigung von Neuron 1 an seinem z</translation>
    </message>
    <message>
        <source>the slope of unit 2 at its z</source>
        <translation>die Steigung von Neuron 2 an seinem z</translation>
    </message>
    <message>
        <source>the loss L, the mean over the four points</source>
        <translation>der Verlust L, das Mittel über die vier Punkte</translation>
    </message>
    <message>
        <source>how many of the four points are right</source>
        <translation>wie viele der vier Punkte stimmen</translation>
    </message>
    <message>
        <source>how often all four points have been learnt from</source>
        <translation>wie oft aus allen vier Punkten gelernt wurde</translation>
    </message>
    <message>
        <source>how many updates there have been</source>
        <translation>wie viele Updates es gab</translation>
    </message>
    <message>
        <source>how it stands with XOR</source>
        <translation>wie es um XOR steht</translation>
    </message>
    <message>
        <source>not solved yet</source>
        <translation>noch nicht gelöst</translation>
    </message>
    <message>
        <source>After many updates</source>
        <translation>Nach vielen Updates</translation>
    </message>
    <message>
        <source>{when}: reads {read}, {sure}; {told} gets {probability}; the loss L is {loss}.</source>
        <translation>{when}: liest {read}, {sure}; {told} bekommt {probability}; der Verlust L ist {loss}.</translation>
    </message>
    <message>
        <source>{right} of {n} others are right.</source>
        <translation>{right} von {n} anderen sind richtig.</translation>
    </message>
    <message numerus="yes">
        <source>{digit}, read as {before} before, and as {after} after %n update(s).</source>
        <translation>
            <numerusform>{digit}, vorher als {before} gelesen, nach %n Update als {after}.</numerusform>
            <numerusform>{digit}, vorher als {before} gelesen, nach %n Updates als {after}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n update(s)</source>
        <translation>
            <numerusform>%n Update</numerusform>
            <numerusform>%n Updates</numerusform>
        </translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>reads {label}, {sure}</source>
        <translation>liest {label}, {sure}</translation>
    </message>
    <message numerus="yes">
        <source>{n} other digits: {right} read right after %n update(s), {before} before</source>
        <translation>
            <numerusform>{n} andere Ziffern: {right} nach %n Update richtig gelesen, vorher {before}</numerusform>
            <numerusform>{n} andere Ziffern: {right} nach %n Updates richtig gelesen, vorher {before}</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} others: {right} right, {before} before</source>
        <translation>{n} andere: {right} richtig, vorher {before}</translation>
    </message>
    <message>
        <source>{right} of {n} others right</source>
        <translation>{right} von {n} anderen richtig</translation>
    </message>
    <message numerus="yes">
        <source>after %n update(s)</source>
        <translation>
            <numerusform>nach %n Update</numerusform>
            <numerusform>nach %n Updates</numerusform>
        </translation>
    </message>
    <message>
        <source>{layer} from {start}</source>
        <translation>{layer} ab {start}</translation>
    </message>
    <message>
        <source>no {setting}</source>
        <translation>ohne {setting}</translation>
    </message>
    <message>
        <source>The checkpoint cannot be written as JSON: {error}.</source>
        <translation>Der Zwischenstand lässt sich nicht als JSON schreiben: {error}.</translation>
    </message>
    <message>
        <source>The checkpoint is damaged: the training cannot be continued from it.</source>
        <translation>Der Zwischenstand ist beschädigt: Das Training kann von ihm aus nicht weitergehen.</translation>
    </message>
    <message>
        <source>Its checksum does not match.</source>
        <translation>Die Prüfsumme stimmt nicht.</translation>
    </message>
    <message>
        <source>It holds something else.</source>
        <translation>Darin ist etwas anderes.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {reason}.</source>
        <translation>Der Ordner {folder} lässt sich nicht anlegen: {reason}.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: there is a file of that name.</source>
        <translation>Der Ordner {folder} lässt sich nicht anlegen: Es gibt eine Datei mit diesem Namen.</translation>
    </message>
    <message>
        <source>{path} could not be written: {reason}.</source>
        <translation>{path} konnte nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>it is {kind}, not a file</source>
        <translation>das ist {kind}, keine Datei</translation>
    </message>
    <message>
        <source>it is the output of a program, not the name of a file</source>
        <translation>das ist die Ausgabe eines Programms, nicht der Name einer Datei</translation>
    </message>
    <message>
        <source>somebody removes the files beside it again and again</source>
        <translation>jemand entfernt die Dateien daneben immer wieder</translation>
    </message>
    <message>
        <source>The report {path} {problem}.</source>
        <translation>Der Bericht {path} {problem}.</translation>
    </message>
    <message>
        <source>The report {path} cannot be removed: {reason}.</source>
        <translation>Der Bericht {path} lässt sich nicht entfernen: {reason}.</translation>
    </message>
    <message>
        <source>A crash could not be reported in {folder}: {reason}.</source>
        <translation>Über einen Absturz ließ sich in {folder} nichts berichten: {reason}.</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <source>it, or its folder, is read-only</source>
        <translation>sie oder ihr Ordner ist schreibgeschützt</translation>
    </message>
    <message>
        <source>it cannot be opened, or its folder not be written to</source>
        <translation>sie lässt sich nicht öffnen, oder in ihren Ordner lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>access is not permitted</source>
        <translation>der Zugriff ist nicht erlaubt</translation>
    </message>
    <message>
        <source>another program is writing to it and does not finish</source>
        <translation>ein anderes Programm schreibt gerade hinein und wird nicht fertig</translation>
    </message>
    <message>
        <source>accuracies</source>
        <translation>Genauigkeiten</translation>
    </message>
    <message>
        <source>counts</source>
        <translation>Anzahlen</translation>
    </message>
    <message>
        <source>curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>ink</source>
        <translation>Tinte</translation>
    </message>
    <message>
        <source>particulars</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>readings</source>
        <translation>Lesungen</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>The {what} {path} was opened for reading only.</source>
        <translation>{what} {path}: nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>The {what} {path} was damaged; it was laid aside as {name}, and a new one was begun.</source>
        <translation>{what} {path}: Die Datei war beschädigt; sie wurde als {name} beiseitegelegt und eine neue begonnen.</translation>
    </message>
    <message>
        <source>The {what} {path} is older than this program, which must write to it to read it.</source>
        <translation>{what} {path}: Die Datei ist älter als dieses Programm, das in sie schreiben muss, um sie zu lesen.</translation>
    </message>
    <message>
        <source>{name} is a database, but not a {what} of this program: move it elsewhere.</source>
        <translation>{name} ist eine Datenbank, gehört aber nicht diesem Programm ({what}): Verschiebe sie anderswohin.</translation>
    </message>
    <message>
        <source>The {what} {name} was written by a newer version of the program (schema {found}; this one reads {steps}): update the program to open it.</source>
        <translation>{what} {name}: Die Datei hat eine neuere Version des Programms geschrieben (Schema {found}; diese liest {steps}). Aktualisiere das Programm, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>The {what} {path} is damaged: at its next start the program lays it aside and begins a new one.</source>
        <translation>{what} {path}: Die Datei ist beschädigt; beim nächsten Start legt das Programm sie beiseite und beginnt eine neue.</translation>
    </message>
    <message>
        <source>The {what} {path} could not be read or written: {reason}.</source>
        <translation>{what} {path}: Die Datei konnte nicht gelesen oder geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>The {what} {path} could not be written: a number is too long for it.</source>
        <translation>{what} {path}: Die Datei konnte nicht geschrieben werden, weil eine Zahl zu lang für sie ist.</translation>
    </message>
    <message>
        <source>The {what} {path} cannot be opened: {reason}.</source>
        <translation>{what} {path}: Die Datei lässt sich nicht öffnen: {reason}.</translation>
    </message>
    <message>
        <source>Another program holds {path} and does not let go of it.</source>
        <translation>Ein anderes Programm hält {path} fest und gibt es nicht frei.</translation>
    </message>
    <message>
        <source>The model was trained on the normalisation {normalisation!r}, which this version of the program does not know (it knows {normalisations}).</source>
        <translation>Das Modell wurde mit der Normalisierung {normalisation!r} trainiert, die diese Version des Programms nicht kennt (sie kennt {normalisations}).</translation>
    </message>
    <message>
        <source>The network takes {inputs} inputs; the normalisation gives {given}.</source>
        <translation>Das Netz nimmt {inputs} Eingaben; die Normalisierung liefert {given}.</translation>
    </message>
    <message>
        <source>A model&apos;s outputs are probabilities, by {outputs}; this network&apos;s last layer has the activation {activation}.</source>
        <translation>Die Ausgaben eines Modells sind Wahrscheinlichkeiten, durch {outputs}; die letzte Schicht dieses Netzes hat die Aktivierung {activation}.</translation>
    </message>
    <message>
        <source>The classes must be different, non-empty labels; they are {classes}.</source>
        <translation>Die Klassen müssen verschiedene, nicht leere Beschriftungen sein; sie sind {classes}.</translation>
    </message>
    <message>
        <source>The network has {outputs} outputs, but there are {classes} classes.</source>
        <translation>Das Netz hat {outputs} Ausgaben, aber es gibt {classes} Klassen.</translation>
    </message>
    <message>
        <source>The network has weights that are not finite numbers.</source>
        <translation>Das Netz hat Gewichte, die keine endlichen Zahlen sind.</translation>
    </message>
    <message>
        <source>The model file {path}</source>
        <translation>Die Modelldatei {path}</translation>
    </message>
    <message>
        <source>{name} cannot be used: {error}</source>
        <translation>{name} lässt sich nicht verwenden: {error}</translation>
    </message>
    <message>
        <source>{name} is truncated, or not a model of this program.</source>
        <translation>{name} ist abgeschnitten, oder kein Modell dieses Programms.</translation>
    </message>
    <message>
        <source>{name} was written by a newer version of the program (format {format_version}; this one reads {format}): update the program to open it.</source>
        <translation>{name} stammt von einer neueren Version des Programms (Format {format_version}; diese liest {format}): Aktualisiere das Programm, um das Modell zu öffnen.</translation>
    </message>
    <message>
        <source>{name} is damaged: its checksum does not match; only another copy of it would help.</source>
        <translation>{name} ist beschädigt: Die Prüfsumme stimmt nicht; nur eine andere Kopie würde helfen.</translation>
    </message>
    <message>
        <source>There is no model file {name}.</source>
        <translation>Es gibt keine Modelldatei {name}.</translation>
    </message>
    <message>
        <source>The model file {name} {problem}.</source>
        <translation>Die Modelldatei {name} {problem}.</translation>
    </message>
    <message>
        <source>The model file {name} is empty.</source>
        <translation>Die Modelldatei {name} ist leer.</translation>
    </message>
    <message>
        <source>Its tensor {name} is of the type {found}, not F32.</source>
        <translation>Sein Tensor {name} ist vom Typ {found}, nicht F32.</translation>
    </message>
    <message>
        <source>Its description has no valid {field}.</source>
        <translation>Seine Beschreibung hat kein gültiges {field}.</translation>
    </message>
    <message>
        <source>Its classes are not all text.</source>
        <translation>Seine Klassen sind nicht alle Text.</translation>
    </message>
    <message>
        <source>Its tensor {name} is missing or does not have the shape {shape}.</source>
        <translation>Sein Tensor {name} fehlt oder hat nicht die Form {shape}.</translation>
    </message>
    <message>
        <source>It holds tensors that do not belong to its network.</source>
        <translation>Es enthält Tensoren, die nicht zu seinem Netz gehören.</translation>
    </message>
    <message>
        <source>HWR_HOME is {home}, but the folder that this is relative to is gone: {reason}.</source>
        <translation>HWR_HOME ist {home}, aber den Ordner, auf den sich das bezieht, gibt es nicht mehr: {reason}.</translation>
    </message>
    <message>
        <source>What you draw cannot be kept while you draw it, in {folder}: {reason}.</source>
        <translation>Was du zeichnest, lässt sich dabei nicht in {folder} sichern: {reason}.</translation>
    </message>
    <message>
        <source>It {problem}.</source>
        <translation>Sie {problem}.</translation>
    </message>
    <message>
        <source>Best test accuracy</source>
        <translation>Beste Testgenauigkeit</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Testgenauigkeit</translation>
    </message>
    <message>
        <source>Training accuracy</source>
        <translation>Trainingsgenauigkeit</translation>
    </message>
    <message>
        <source>Accuracy on shipped drawings</source>
        <translation>Mitgelieferte Zeichnungen</translation>
    </message>
    <message>
        <source>Accuracy on own drawings</source>
        <translation>Eigene Zeichnungen</translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation>Testverlust</translation>
    </message>
    <message>
        <source>Lowest test loss</source>
        <translation>Kleinster Testverlust</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>L2 penalty</source>
        <translation>L2-Strafe</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>Verdeckte Schichten</translation>
    </message>
    <message>
        <source>Runs cannot be sorted by {order!r}; they can by {orders}.</source>
        <translation>Läufe lassen sich nicht nach {order!r} sortieren, wohl aber nach {orders}.</translation>
    </message>
    <message>
        <source>The model of run {run}</source>
        <translation>Das Modell von Lauf {run}</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The checkpoint of run {run} is damaged: the run cannot be continued from it.</source>
        <translation>Der Zwischenstand von Lauf {run} ist beschädigt: Der Lauf kann von ihm aus nicht weitergehen.</translation>
    </message>
    <message>
        <source>There is no run {run}.</source>
        <translation>Es gibt keinen Lauf {run}.</translation>
    </message>
    <message>
        <source>Run {run} was deleted; it can be restored.</source>
        <translation>Lauf {run} wurde gelöscht; er lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>The {what} of run {run} is damaged.</source>
        <translation>Von Lauf {run} beschädigt: {what}.</translation>
    </message>
    <message>
        <source>The {parts} of run {run} are damaged.</source>
        <translation>Von Lauf {run} beschädigt: {parts}.</translation>
    </message>
    <message>
        <source>Run {run} cannot be shown, because its line is damaged: `hwr runs delete {run}` takes it away.</source>
        <translation>Lauf {run} lässt sich nicht zeigen, weil seine Zeile beschädigt ist: `hwr runs delete {run}` entfernt ihn.</translation>
    </message>
    <message numerus="yes">
        <source>%n runs cannot be shown, because their lines are damaged: `hwr runs delete {runs}` takes them away.</source>
        <translation>
            <numerusform>%n Lauf lässt sich nicht zeigen, weil seine Zeile beschädigt ist: `hwr runs delete {runs}` entfernt ihn.</numerusform>
            <numerusform>%n Läufe lassen sich nicht zeigen, weil ihre Zeilen beschädigt sind: `hwr runs delete {runs}` entfernt sie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs cannot be shown, because their lines are damaged: `hwr runs delete {runs}` takes the first of them away.</source>
        <translation>
            <numerusform>%n Lauf lässt sich nicht zeigen, weil seine Zeile beschädigt ist: `hwr runs delete {runs}` entfernt ihn.</numerusform>
            <numerusform>%n Läufe lassen sich nicht zeigen, weil ihre Zeilen beschädigt sind: `hwr runs delete {runs}` entfernt die ersten davon.</numerusform>
        </translation>
    </message>
    <message>
        <source>Run {run} has no checkpoint to continue from.</source>
        <translation>Lauf {run} hat keinen Zwischenstand, von dem aus er weitergehen könnte.</translation>
    </message>
    <message>
        <source>Run {run} is still running.</source>
        <translation>Lauf {run} läuft noch.</translation>
    </message>
    <message>
        <source>Run {run} is still running: stop it before deleting it.</source>
        <translation>Lauf {run} läuft noch: Stoppe ihn, bevor du ihn löschst.</translation>
    </message>
    <message>
        <source>There is no run {run}, nor one that could be restored.</source>
        <translation>Es gibt keinen Lauf {run}, auch keinen, der sich wiederherstellen ließe.</translation>
    </message>
    <message>
        <source>run history</source>
        <translation>Verlauf der Läufe</translation>
    </message>
    <message>
        <source>The run&apos;s {what} cannot be written as JSON: {error}.</source>
        <translation>{what} des Laufs lässt sich nicht als JSON schreiben: {error}.</translation>
    </message>
    <message>
        <source>writer</source>
        <translation>Schreiber</translation>
    </message>
    <message>
        <source>text of the reading</source>
        <translation>Text der Lesung</translation>
    </message>
    <message>
        <source>model&apos;s name</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>The confidence of a reading is from 0 to 1; it is {confidence}.</source>
        <translation>Wie sicher eine Lesung ist, liegt zwischen 0 und 1; hier ist es {confidence}.</translation>
    </message>
    <message>
        <source>The drawing is blank: there is nothing to teach.</source>
        <translation>Die Zeichnung ist leer: Es gibt nichts beizubringen.</translation>
    </message>
    <message>
        <source>The picture is blank: there is nothing to teach.</source>
        <translation>Das Bild ist leer: Es gibt nichts beizubringen.</translation>
    </message>
    <message>
        <source>A {name} is a text of 1 to {most} printable characters; it is {found!r}.</source>
        <translation>{name}: ein Text von 1 bis {most} druckbaren Zeichen; hier ist es {found!r}.</translation>
    </message>
    <message>
        <source>collection of taught samples</source>
        <translation>Sammlung beigebrachter Ziffern</translation>
    </message>
    <message>
        <source>The {parts} of the taught sample {sample} are damaged; it can be deleted.</source>
        <translation>Von der beigebrachten Ziffer {sample} beschädigt: {parts}; du kannst sie löschen.</translation>
    </message>
    <message>
        <source>The ink of the taught sample {sample} is damaged; it can be deleted.</source>
        <translation>Die Tinte der beigebrachten Ziffer {sample} ist beschädigt; du kannst sie löschen.</translation>
    </message>
    <message>
        <source>There is no taught sample {sample}.</source>
        <translation>Es gibt keine beigebrachte Ziffer {sample}.</translation>
    </message>
    <message>
        <source>The taught sample {sample} was deleted; that can be undone.</source>
        <translation>Die beigebrachte Ziffer {sample} wurde gelöscht; das lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>{path} could not be removed: {reason}.</source>
        <translation>{path} konnte nicht entfernt werden: {reason}.</translation>
    </message>
    <message>
        <source>The program made a mistake in writing {path}: {error!r}.</source>
        <translation>Dem Programm ist beim Schreiben von {path} ein Fehler unterlaufen: {error!r}.</translation>
    </message>
    <message>
        <source>space</source>
        <translation>Suchraum</translation>
    </message>
    <message>
        <source>A sweep of the name “{name}” is under way already, in another program: wait for its end, or give this one another name.</source>
        <translation>Eine Suche namens „{name}“ läuft schon in einem anderen Programm: Warte auf ihr Ende, oder gib dieser einen anderen Namen.</translation>
    </message>
    <message>
        <source>Labelled ink</source>
        <translation>Beschriftete Tinte</translation>
    </message>
    <message>
        <source>Labelled ink, packed</source>
        <translation>Beschriftete Tinte, gepackt</translation>
    </message>
    <message>
        <source>NumPy arrays of pictures</source>
        <translation>NumPy-Arrays von Bildern</translation>
    </message>
    <message>
        <source>Table of files with their labels</source>
        <translation>Tabelle von Dateien mit Beschriftungen</translation>
    </message>
    <message>
        <source>Folder with a folder for each label</source>
        <translation>Ordner mit einem Ordner je Beschriftung</translation>
    </message>
    <message>
        <source>{path} holds more than {most:,} samples: bring them in in parts.</source>
        <translation>{path} enthält mehr als {most:,} Beispiele: Hol sie in Teilen herein.</translation>
    </message>
    <message>
        <source>There are no drawings to write as labelled ink.</source>
        <translation>Es gibt keine Zeichnungen, die sich als beschriftete Tinte schreiben ließen.</translation>
    </message>
    <message>
        <source>There are no samples to write.</source>
        <translation>Es gibt keine Beispiele zu schreiben.</translation>
    </message>
    <message>
        <source>{folder} is there already: choose another name.</source>
        <translation>{folder} gibt es schon: Wähle einen anderen Namen.</translation>
    </message>
    <message>
        <source>The label {label!r} cannot be a folder&apos;s name: write a table (.csv) instead.</source>
        <translation>Die Beschriftung {label!r} kann kein Ordnername sein: Schreib stattdessen eine Tabelle (.csv).</translation>
    </message>
    <message>
        <source>Looking at your samples</source>
        <translation>Deine Beispiele werden angesehen</translation>
    </message>
    <message>
        <source>Checking on samples left out, {number} of {count}</source>
        <translation>Prüfung an ausgelassenen Beispielen, {number} von {count}</translation>
    </message>
    <message>
        <source>Learning from all of them</source>
        <translation>Lernen aus allen</translation>
    </message>
    <message>
        <source>Writing variants of your samples</source>
        <translation>Varianten deiner Beispiele entstehen</translation>
    </message>
    <message>
        <source>The model cannot learn any further: {error}</source>
        <translation>Das Modell kann nicht weiterlernen: {error}</translation>
    </message>
    <message>
        <source>The model cannot learn from these samples: the loss is no longer finite.</source>
        <translation>Das Modell kann aus diesen Beispielen nicht lernen: Der Verlust ist nicht mehr endlich.</translation>
    </message>
    <message>
        <source>{name} is damaged, or no archive of numpy arrays (.npz).</source>
        <translation>{name} ist beschädigt, oder kein Archiv von NumPy-Arrays (.npz).</translation>
    </message>
    <message>
        <source>{name}: picture {picture} is blank.</source>
        <translation>{name}: Bild {picture} ist leer.</translation>
    </message>
    <message>
        <source>{where} holds more than {most} arrays.</source>
        <translation>{where} enthält mehr als {most} Arrays.</translation>
    </message>
    <message>
        <source>{where} has no array {names}: it needs images and labels.</source>
        <translation>{where} hat kein Array {names}: Nötig sind images und labels.</translation>
    </message>
    <message>
        <source>{where} has the array {array} in a form that is not read.</source>
        <translation>{where} hat das Array {array} in einer Form, die nicht gelesen wird.</translation>
    </message>
    <message>
        <source>{where} has the array {array} of {dtype}: numbers or texts are needed.</source>
        <translation>{where} hat das Array {array} aus {dtype}: Nötig sind Zahlen oder Texte.</translation>
    </message>
    <message>
        <source>{where} has the array {array} of {size:,} MB: too large to be read.</source>
        <translation>{where} hat das Array {array} mit {size:,} MB: zu groß, um gelesen zu werden.</translation>
    </message>
    <message>
        <source>{name}: images must be numbers of the shape (n, height, width) with at most {most} pixels a side; theirs is {shape}.</source>
        <translation>{name}: images müssen Zahlen der Form (n, Höhe, Breite) mit höchstens {most} Pixeln pro Seite sein; ihre ist {shape}.</translation>
    </message>
    <message>
        <source>{name} holds {count:,} pictures; at most {most:,} are read.</source>
        <translation>{name} enthält {count:,} Bilder; höchstens {most:,} werden gelesen.</translation>
    </message>
    <message>
        <source>{name}: images must be finite numbers.</source>
        <translation>{name}: images müssen endliche Zahlen sein.</translation>
    </message>
    <message>
        <source>{name}: images must have values of 0 to 1, 0 to 16 or 0 to 255.</source>
        <translation>{name}: images müssen Werte von 0 bis 1, 0 bis 16 oder 0 bis 255 haben.</translation>
    </message>
    <message>
        <source>{name}: {what} must be {count:,} whole numbers or texts, one for each picture; they are {dtype} of the shape {shape}.</source>
        <translation>{name}: {what} müssen {count:,} ganze Zahlen oder Texte sein, je eine für jedes Bild; sie sind {dtype} der Form {shape}.</translation>
    </message>
    <message>
        <source>Preparing the base digits, for this first time</source>
        <translation>Die Grundziffern werden vorbereitet, nur dieses erste Mal</translation>
    </message>
    <message>
        <source>There are no samples to learn from: teach some first.</source>
        <translation>Es gibt keine Beispiele zum Lernen: Bring erst welche bei.</translation>
    </message>
    <message>
        <source>{share} of the test digits are read right</source>
        <translation>{share} der Testziffern werden richtig gelesen</translation>
    </message>
    <message>
        <source>{share} of the training samples are read right</source>
        <translation>{share} der Trainingsbeispiele werden richtig gelesen</translation>
    </message>
    <message>
        <source>Nothing wrong so far.</source>
        <translation>Bisher ist alles in Ordnung.</translation>
    </message>
    <message>
        <source>Nothing wrong so far: {read}.</source>
        <translation>Bisher ist alles in Ordnung: {read}.</translation>
    </message>
    <message>
        <source>No fault found, but only {read}: it wants more updates, more units, or more digits to learn from.</source>
        <translation>Kein Fehler gefunden, aber nur {read}: Es braucht mehr Updates, mehr Neuronen oder mehr Ziffern zum Lernen.</translation>
    </message>
    <message>
        <source>Nothing wrong so far; {read} as yet.</source>
        <translation>Bisher ist alles in Ordnung; im Moment gilt: {read}.</translation>
    </message>
    <message>
        <source>Of the training samples it is {training}: they are rewritten variants and nonsense, and harder.</source>
        <translation>Von den Trainingsbeispielen sind es {training}: Das sind neu geschriebene Varianten und Unsinn, und sie sind schwerer.</translation>
    </message>
    <message>
        <source>Of the training samples it is {training}: they are rewritten variants, and harder.</source>
        <translation>Von den Trainingsbeispielen sind es {training}: Das sind neu geschriebene Varianten, und sie sind schwerer.</translation>
    </message>
    <message>
        <source>Of the training samples it is {training}; with so few test digits that is chance.</source>
        <translation>Von den Trainingsbeispielen sind es {training}; bei so wenigen Testziffern ist das Zufall.</translation>
    </message>
    <message>
        <source>Points, and where the networks part them</source>
        <translation>Punkte, und wo die Netze sie trennen</translation>
    </message>
    <message>
        <source>Not trained yet.</source>
        <translation>Noch nicht trainiert.</translation>
    </message>
    <message numerus="yes">
        <source>Without a hidden layer {none} on their side, with one of %n unit(s) {one}.</source>
        <translation>
            <numerusform>Ohne verdeckte Schicht {none} auf ihrer Seite, mit einer aus %n Neuron {one}.</numerusform>
            <numerusform>Ohne verdeckte Schicht {none} auf ihrer Seite, mit einer aus %n Neuronen {one}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n Neuron</numerusform>
            <numerusform>%n Neuronen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>a hidden layer of %n unit(s)</source>
        <translation>
            <numerusform>eine verdeckte Schicht aus %n Neuron</numerusform>
            <numerusform>eine verdeckte Schicht aus %n Neuronen</numerusform>
        </translation>
    </message>
    <message>
        <source>All units are alike</source>
        <translation>Alle Neuronen sind gleich</translation>
    </message>
    <message>
        <source>The {units} of layer {layer} have the same weights, so they get the same gradient and stay alike for ever.</source>
        <translation>Die {units} von Schicht {layer} haben dieselben Gewichte, sodass sie denselben Gradienten bekommen und für immer gleich bleiben.</translation>
    </message>
    <message>
        <source>Units are dead</source>
        <translation>Neuronen sind tot</translation>
    </message>
    <message>
        <source>{count} of layer {layer}&apos;s {units} are 0 for all {digits} digits looked at; no gradient reaches their weights.</source>
        <translation>In Schicht {layer} sind {count} von {units} für alle {digits} Ziffern 0; kein Gradient erreicht ihre Gewichte.</translation>
    </message>
    <message numerus="yes">
        <source>%n ReLU unit(s)</source>
        <translation>
            <numerusform>%n ReLU-Neuron</numerusform>
            <numerusform>%n ReLU-Neuronen</numerusform>
        </translation>
    </message>
    <message>
        <source>Units are saturated</source>
        <translation>Neuronen sind gesättigt</translation>
    </message>
    <message>
        <source>{count} of layer {layer}&apos;s {units} are at an end of their range for nearly every digit, where their slope is below a twentieth of its largest.</source>
        <translation>In Schicht {layer} sind {count} von {units} fast immer an einem Ende ihres Bereichs; dort ist ihre Steigung kleiner als ein Zwanzigstel der größten.</translation>
    </message>
    <message numerus="yes">
        <source>%n {activation} unit(s)</source>
        <translation>
            <numerusform>%n Neuron ({activation})</numerusform>
            <numerusform>%n Neuronen ({activation})</numerusform>
        </translation>
    </message>
    <message>
        <source>The gradients vanish</source>
        <translation>Die Gradienten verschwinden</translation>
    </message>
    <message>
        <source>Layer {layer}&apos;s gradient is {factor} times smaller than layer {other}&apos;s; an update changes its weights by {ratio}.</source>
        <translation>Gradient in Schicht {layer}: {factor}-mal kleiner als in Schicht {other}; ein Update ändert ihre Gewichte um {ratio}.</translation>
    </message>
    <message>
        <source>Keep one hidden layer</source>
        <translation>Nur eine verdeckte Schicht behalten</translation>
    </message>
    <message>
        <source>The gradients explode</source>
        <translation>Die Gradienten explodieren</translation>
    </message>
    <message>
        <source>Layer {layer}&apos;s gradient has a norm of {norm}; about 1 is usual.</source>
        <translation>Der Gradient von Schicht {layer} hat die Norm {norm}; üblich ist etwa 1.</translation>
    </message>
    <message>
        <source>The training diverged</source>
        <translation>Das Training ist divergiert</translation>
    </message>
    <message>
        <source>After {updates} the numbers became infinite; the loss had risen from {first} to {highest}. The last finite weights are kept.</source>
        <translation>Nach {updates} wurden die Zahlen unendlich; der Verlust war von {first} auf {highest} gestiegen. Die letzten endlichen Gewichte bleiben.</translation>
    </message>
    <message>
        <source>After {updates} the numbers became infinite. The last finite weights are kept.</source>
        <translation>Nach {updates} wurden die Zahlen unendlich. Die letzten endlichen Gewichte bleiben.</translation>
    </message>
    <message>
        <source>The loss leaps about</source>
        <translation>Der Verlust springt umher</translation>
    </message>
    <message>
        <source>It leapt between {low} and {high} in {count} batches and falls no further; blind guessing costs {guessing}.</source>
        <translation>Er sprang in {count} Batches zwischen {low} und {high} und fällt nicht weiter; blindes Raten kostet {guessing}.</translation>
    </message>
    <message>
        <source>The learning rate is too low</source>
        <translation>Die Lernrate ist zu niedrig</translation>
    </message>
    <message>
        <source>An update changes weights by {most} at most; about {usual} is usual. The loss is {loss}; blind guessing costs {guessing}.</source>
        <translation>Ein Update ändert Gewichte um höchstens {most}; üblich sind etwa {usual}. Der Verlust ist {loss}; blindes Raten kostet {guessing}.</translation>
    </message>
    <message>
        <source>It only guesses</source>
        <translation>Es rät nur</translation>
    </message>
    <message>
        <source>{share} are right, as by chance, and for {count} epochs the loss has lain at {loss}; blind guessing costs {guessing}.</source>
        <translation>{share} sind richtig, wie durch Zufall; seit {count} Epochen liegt der Verlust bei {loss}; blindes Raten kostet {guessing}.</translation>
    </message>
    <message>
        <source>The loss has stopped falling</source>
        <translation>Der Verlust fällt nicht mehr</translation>
    </message>
    <message>
        <source>For {updates} it has lain at {loss}, and only {share} of the digits it learns from are right.</source>
        <translation>Seit {updates} liegt er bei {loss}; nur {share} der Lernziffern werden richtig gelesen.</translation>
    </message>
    <message>
        <source>Keep the learning rate constant</source>
        <translation>Die Lernrate konstant halten</translation>
    </message>
    <message>
        <source>It never answers {digits}</source>
        <translation>Es antwortet nie {digits}</translation>
    </message>
    <message>
        <source>None of the {count} test digits is read as {digits}.</source>
        <translation>Keine der {count} Testziffern wird als {digits} gelesen.</translation>
    </message>
    <message>
        <source>The validation loss rose from {lowest} to {last} since epoch {epoch} while the training loss fell to {learnt}; of the validation digits {share} fewer are right.</source>
        <translation>Der Validierungsverlust stieg seit Epoche {epoch} von {lowest} auf {last}, während der Trainingsverlust auf {learnt} fiel; von den Validierungsziffern sind {share} weniger richtig.</translation>
    </message>
    <message>
        <source>The test loss rose from {lowest} to {last} since epoch {epoch} while the training loss fell to {learnt}; of the test digits {share} fewer are right.</source>
        <translation>Der Testverlust stieg seit Epoche {epoch} von {lowest} auf {last}, während der Trainingsverlust auf {learnt} fiel; von den Testziffern sind {share} weniger richtig.</translation>
    </message>
    <message>
        <source>It overfits</source>
        <translation>Überanpassung</translation>
    </message>
    <message>
        <source>Learn from all digits</source>
        <translation>Aus allen Ziffern lernen</translation>
    </message>
    <message>
        <source>An L2 penalty of {penalty:g}</source>
        <translation>Eine L2-Strafe von {penalty:g}</translation>
    </message>
    <message>
        <source>An L2 penalty of {penalty:g} and a falling rate</source>
        <translation>Eine L2-Strafe von {penalty:g} und eine fallende Rate</translation>
    </message>
    <message>
        <source>Stop at the best epoch</source>
        <translation>Bei der besten Epoche aufhören</translation>
    </message>
    <message>
        <source>{label}, learning rate {rate:.3g}</source>
        <translation>{label}, Lernrate {rate:.3g}</translation>
    </message>
    <message>
        <source>Draw fitting initial weights</source>
        <translation>Passende Anfangsgewichte ziehen</translation>
    </message>
    <message>
        <source>Use {activation} in the hidden layers</source>
        <translation>{activation} in den verdeckten Schichten</translation>
    </message>
    <message>
        <source>Use {loss} and {activation}</source>
        <translation>{loss} und {activation} verwenden</translation>
    </message>
    <message>
        <source>No L2 penalty</source>
        <translation>Keine L2-Strafe</translation>
    </message>
    <message>
        <source>Add a hidden layer of {units} units</source>
        <translation>Eine verdeckte Schicht mit {units} Neuronen hinzufügen</translation>
    </message>
    <message>
        <source>{units} units in each hidden layer</source>
        <translation>{units} Neuronen in jeder verdeckten Schicht</translation>
    </message>
    <message>
        <source>Use {optimizer}</source>
        <translation>{optimizer} verwenden</translation>
    </message>
    <message>
        <source>Learning rate {rate:.3g}</source>
        <translation>Lernrate {rate:.3g}</translation>
    </message>
    <message>
        <source>This run cannot be kept in the history: {error}</source>
        <translation>Dieser Lauf lässt sich nicht im Verlauf der Läufe aufbewahren: {error}</translation>
    </message>
    <message>
        <source>The end of this run could not be kept in the history: {error}</source>
        <translation>Das Ende dieses Laufs ließ sich nicht im Verlauf der Läufe aufbewahren: {error}</translation>
    </message>
    <message>
        <source>A run of {last:,} updates cannot be drawn; its curves must be damaged.</source>
        <translation>Ein Lauf von {last:,} Updates lässt sich nicht zeichnen; seine Kurven müssen beschädigt sein.</translation>
    </message>
    <message>
        <source>bias {value}</source>
        <translation>Bias {value}</translation>
    </message>
    <message>
        <source>norm {value}</source>
        <translation>Norm {value}</translation>
    </message>
    <message>
        <source>from {low} to {high}</source>
        <translation>von {low} bis {high}</translation>
    </message>
    <message>
        <source>{bias}, {norm}, weights {ends}</source>
        <translation>{bias}, {norm}, Gewichte {ends}</translation>
    </message>
    <message>
        <source>{units:,} outputs with {inputs} weights each, norms {low} to {high}</source>
        <translation>{units:,} Ausgaben mit je {inputs} Gewichten, Normen von {low} bis {high}</translation>
    </message>
    <message>
        <source>{units:,} units with {inputs} weights each, norms {low} to {high}</source>
        <translation>{units:,} Neuronen mit je {inputs} Gewichten, Normen von {low} bis {high}</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Layer {layer}</source>
        <translation>Schicht {layer}</translation>
    </message>
    <message>
        <source>output for {digit}</source>
        <translation>Ausgabe für {digit}</translation>
    </message>
    <message>
        <source>Output for {digit}</source>
        <translation>Ausgabe für {digit}</translation>
    </message>
    <message>
        <source>layer {layer}, unit {unit}</source>
        <translation>Schicht {layer}, Neuron {unit}</translation>
    </message>
    <message>
        <source>Layer {layer}, unit {unit}</source>
        <translation>Schicht {layer}, Neuron {unit}</translation>
    </message>
    <message>
        <source>pixel in {place}</source>
        <translation>Pixel in {place}</translation>
    </message>
    <message>
        <source>Pixel in {place}</source>
        <translation>Pixel in {place}</translation>
    </message>
    <message>
        <source>{units} {activation} units</source>
        <translation>{units} Neuronen, {activation}</translation>
    </message>
    <message>
        <source>{units} {activation}</source>
        <translation>{units} × {activation}</translation>
    </message>
    <message>
        <source>reads {digit}</source>
        <translation>liest {digit}</translation>
    </message>
    <message>
        <source>mean {value}</source>
        <translation>Mittel {value}</translation>
    </message>
    <message>
        <source>{count} dead</source>
        <translation>{count} tot</translation>
    </message>
    <message>
        <source>{count} saturated</source>
        <translation>{count} gesättigt</translation>
    </message>
    <message>
        <source>{name}: mean z = {z}, mean a = {a}, bias {bias}.</source>
        <translation>{name}: mittleres z = {z}, mittleres a = {a}, Bias {bias}.</translation>
    </message>
    <message>
        <source>{name}: z = {z}, a = {function} = {a}, bias {bias}.</source>
        <translation>{name}: z = {z}, a = {function} = {a}, Bias {bias}.</translation>
    </message>
    <message>
        <source>Dead: 0 for every digit of the batch.</source>
        <translation>Tot: 0 für jede Ziffer des Batches.</translation>
    </message>
    <message>
        <source>Saturated: at an end of its range for nearly every digit of the batch.</source>
        <translation>Gesättigt: bei fast jeder Ziffer des Batches an einem Ende seines Bereichs.</translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n of {units} (is|are) dead: no digit of the batch switches (it|them) on.</source>
        <translation>
            <numerusform>{name}: %n von {units} ist tot: Keine Ziffer des Batches schaltet es ein.</numerusform>
            <numerusform>{name}: %n von {units} sind tot: Keine Ziffer des Batches schaltet sie ein.</numerusform>
        </translation>
    </message>
    <message>
        <source>Units dead: {listed}: no digit of the batch switches them on.</source>
        <translation>Tote Neuronen: {listed}: Keine Ziffer des Batches schaltet sie ein.</translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n of {units} (is|are) saturated: nearly every digit drives (it|them) to an end of (its|their) range, where the slope is next to 0.</source>
        <translation>
            <numerusform>{name}: %n von {units} ist gesättigt: Fast jede Ziffer treibt es an ein Ende seines Bereichs, wo die Steigung fast 0 ist.</numerusform>
            <numerusform>{name}: %n von {units} sind gesättigt: Fast jede Ziffer treibt sie an ein Ende ihres Bereichs, wo die Steigung fast 0 ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Units saturated: {listed}: nearly every digit drives them to an end of their range, where the slope is next to 0.</source>
        <translation>Gesättigte Neuronen: {listed}: Fast jede Ziffer treibt sie an ein Ende ihres Bereichs, wo die Steigung fast 0 ist.</translation>
    </message>
    <message>
        <source>No unit is dead or saturated.</source>
        <translation>Kein Neuron ist tot oder gesättigt.</translation>
    </message>
    <message>
        <source>{count} of {units:,} in layer {layer}</source>
        <translation>{count} von {units:,} in Schicht {layer}</translation>
    </message>
    <message>
        <source>{count:,} others</source>
        <translation>{count:,} weitere</translation>
    </message>
    <message>
        <source>{name}: mean z = {sum}, mean a = {a}.</source>
        <translation>{name}: mittleres z = {sum}, mittleres a = {a}.</translation>
    </message>
    <message>
        <source>pixel {place}</source>
        <translation>Pixel {place}</translation>
    </message>
    <message>
        <source>the pixel in {place}</source>
        <translation>Pixel ({place})</translation>
    </message>
    <message>
        <source>the output for {label}</source>
        <translation>Ausgabe {label}</translation>
    </message>
    <message>
        <source>unit {unit}</source>
        <translation>Neuron {unit}</translation>
    </message>
    <message>
        <source>the outputs</source>
        <comment>the name of a layer</comment>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>layer {layer} of {layers}</source>
        <translation>Schicht {layer} von {layers}</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Backward</source>
        <translation>Rückwärts</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Update</translation>
    </message>
    <message>
        <source>not computed yet</source>
        <translation>noch nicht berechnet</translation>
    </message>
    <message>
        <source>{unit} (chosen): {numbers};</source>
        <translation>{unit} (gewählt): {numbers};</translation>
    </message>
    <message>
        <source>Weight from {source} to {target}: w = {weight}.</source>
        <translation>Gewicht von {source} zu {target}: w = {weight}.</translation>
    </message>
    <message>
        <source>Weight from {source} to {target}: w = {weight}, gradient dL/dw = {gradient}.</source>
        <translation>Gewicht von {source} zu {target}: w = {weight}, Gradient dL/dw = {gradient}.</translation>
    </message>
    <message>
        <source>Your drawing, no digit; likest {digit}</source>
        <translation>Deine Zeichnung, keine Ziffer; am ähnlichsten {digit}</translation>
    </message>
    <message>
        <source>Your drawing, read as {digit}</source>
        <translation>Deine Zeichnung, gelesen als {digit}</translation>
    </message>
    <message>
        <source>Test digit {place}, a {label}</source>
        <translation>Testziffer {place}, eine {label}</translation>
    </message>
    <message>
        <source>The program made a mistake in looking at the network: {error!r}.</source>
        <translation>Das Programm hat beim Betrachten des Netzes einen Fehler gemacht: {error!r}.</translation>
    </message>
    <message>
        <source>{mean} after learning {size:,}</source>
        <translation>{mean} nach {size:,} Ziffern</translation>
    </message>
    <message>
        <source>Test digits read right: {few}, {all_of_them}.</source>
        <translation>Richtig gelesene Testziffern: {few}, {all_of_them}.</translation>
    </message>
    <message>
        <source>That is guessing: this recipe learns nothing, however many digits there are.</source>
        <translation>Das ist geraten: Dieses Rezept lernt nichts, wie viele Ziffern es auch gibt.</translation>
    </message>
    <message>
        <source>The curve still rises: more digits would help.</source>
        <translation>Die Kurve steigt noch: Mehr Ziffern würden helfen.</translation>
    </message>
    <message>
        <source>The curve is level: more digits alone would hardly help.</source>
        <translation>Die Kurve ist flach: Mehr Ziffern allein würden kaum helfen.</translation>
    </message>
    <message>
        <source>Learnt digits are read {gap:.0f} points better than test digits: that is overfitting.</source>
        <translation>Gelernte Ziffern werden um {gap:.0f} Prozentpunkte besser gelesen als Testziffern: Das ist Überanpassung.</translation>
    </message>
    <message>
        <source>Training on {size:,} digits, split {split} of {splits}</source>
        <translation>Training mit {size:,} Ziffern, Aufteilung {split} von {splits}</translation>
    </message>
    <message>
        <source>The digits were learnt as they are, without the recipe&apos;s {variants:,} variants of each.</source>
        <translation>Die Ziffern wurden gelernt, wie sie sind, ohne die je {variants:,} Varianten des Rezepts.</translation>
    </message>
    <message>
        <source>The latest batch: {count:,} samples, {shown} of them shown</source>
        <translation>Der letzte Batch: {count:,} Beispiele, {shown} davon gezeigt</translation>
    </message>
    <message>
        <source>The latest batch: {count:,} samples</source>
        <translation>Der letzte Batch: {count:,} Beispiele</translation>
    </message>
    <message>
        <source>The latest batches: {count:,} samples</source>
        <translation>Die letzten Batches: {count:,} Beispiele</translation>
    </message>
    <message>
        <source>There is not enough memory for this training; a smaller network or fewer variants would help.</source>
        <translation>Für dieses Training reicht der Speicher nicht; ein kleineres Netz oder weniger Varianten würden helfen.</translation>
    </message>
    <message>
        <source>The program made a mistake ({kind}), and the training has ended.</source>
        <translation>Das Programm hat einen Fehler gemacht ({kind}), und das Training ist zu Ende.</translation>
    </message>
    <message>
        <source>Stopped before the training began.</source>
        <translation>Gestoppt, bevor das Training begann.</translation>
    </message>
    <message>
        <source>Going back to update {update:,}</source>
        <translation>Zurück zu Update {update:,}</translation>
    </message>
    <message>
        <source>Done: all epochs are trained.</source>
        <translation>Fertig: Alle Epochen sind trainiert.</translation>
    </message>
    <message>
        <source>Done: all updates are made.</source>
        <translation>Fertig: Alle Updates sind gemacht.</translation>
    </message>
    <message>
        <source>Converged: the loss no longer falls, so the training stopped.</source>
        <translation>Konvergiert: Der Verlust fällt nicht mehr, also endete das Training.</translation>
    </message>
    <message>
        <source>Stopped early: the validation loss no longer improved.</source>
        <translation>Früh gestoppt: Der Validierungsverlust wurde nicht mehr besser.</translation>
    </message>
    <message>
        <source>Diverged at update {update:,}: the loss is no longer finite. The last weights with a finite loss are kept.</source>
        <translation>Divergiert bei Update {update:,}: Der Verlust ist nicht mehr endlich. Die letzten Gewichte mit endlichem Verlust bleiben.</translation>
    </message>
    <message>
        <source>The weights of epoch {epoch:,} are kept: its validation loss is the lowest.</source>
        <translation>Die Gewichte von Epoche {epoch:,} bleiben: Ihr Validierungsverlust ist der kleinste.</translation>
    </message>
    <message>
        <source>Stopped after {updates}; the model so far is kept.</source>
        <translation>Gestoppt nach {updates}; das Modell bis dahin bleibt.</translation>
    </message>
    <message>
        <source>Stopped after {updates}.</source>
        <translation>Gestoppt nach {updates}.</translation>
    </message>
    <message>
        <source>Draw digits, see what a neural network sees, and watch it learn.</source>
        <translation>Zeichne Ziffern, sieh, was ein neuronales Netz sieht, und schau ihm beim Lernen zu.</translation>
    </message>
    <message>
        <source>Everything happens on this computer. Nothing is ever sent anywhere: no drawings, no models, no figures of use, no reports of mistakes. Those are kept in your own folder, and it is yours to show them to somebody.</source>
        <translation>Alles geschieht auf diesem Rechner. Nichts wird je irgendwohin gesendet: keine Zeichnungen, keine Modelle, keine Nutzungszahlen, keine Fehlerberichte. Die liegen in deinem eigenen Ordner, und du entscheidest, ob du sie jemandem zeigst.</translation>
    </message>
    <message>
        <source>MIT licence: use it, change it, pass it on. © 2025 The authors of hwr.</source>
        <translation>MIT-Lizenz: Benutze es, ändere es, gib es weiter. © 2025 Die Autoren von hwr.</translation>
    </message>
    <message>
        <source>About the handwriting lab</source>
        <translation>Über das Handschriftlabor</translation>
    </message>
    <message>
        <source>Handwriting lab</source>
        <translation>Handschriftlabor</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Versions, screen and settings, as text</source>
        <translation>Versionen, Bildschirm und Einstellungen als Text</translation>
    </message>
    <message>
        <source>This is a picture. Clear the canvas to draw on it.</source>
        <translation>Das ist ein Bild. Leere die Zeichenfläche, um darauf zu zeichnen.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Read it on this page</source>
        <translation>Auf dieser Seite lesen</translation>
    </message>
    <message>
        <source>Read with this model</source>
        <translation>Mit diesem Modell lesen</translation>
    </message>
    <message>
        <source>Bring the samples in</source>
        <translation>Die Beispiele hereinholen</translation>
    </message>
    <message>
        <source>Open the lesson or recipe</source>
        <translation>Die Lektion oder das Rezept öffnen</translation>
    </message>
    <message numerus="yes">
        <source>{words}: the first of %n file(s)</source>
        <translation>
            <numerusform>{words}: die eine Datei</numerusform>
            <numerusform>{words}: die erste von %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>This picture holds several lines of numbers. The page Paper reads them all.</source>
        <translation>Dieses Bild enthält mehrere Zeilen mit Zahlen. Die Seite „Papier“ liest sie alle.</translation>
    </message>
    <message>
        <source>Read it on Paper</source>
        <translation>Auf „Papier“ lesen</translation>
    </message>
    <message numerus="yes">
        <source>Kept as {label}: %n digit(s) of yours so far.</source>
        <translation>
            <numerusform>Aufgehoben als {label}: bisher %n Ziffer von dir.</numerusform>
            <numerusform>Aufgehoben als {label}: bisher %n Ziffern von dir.</numerusform>
        </translation>
    </message>
    <message>
        <source>The network that learnt from your digits reads now.</source>
        <translation>Jetzt liest das Netz, das aus deinen Ziffern gelernt hat.</translation>
    </message>
    <message>
        <source>Use the shipped model</source>
        <translation>Das mitgelieferte Modell benutzen</translation>
    </message>
    <message>
        <source>The program ended by a mistake of its own the last time. A report was kept, here alone.</source>
        <translation>Das Programm ist das letzte Mal durch einen eigenen Fehler beendet worden. Ein Bericht liegt vor, nur hier.</translation>
    </message>
    <message>
        <source>The program made a mistake ({kind}); what you drew is kept.</source>
        <translation>Das Programm hat einen Fehler gemacht ({kind}); was du gezeichnet hast, ist aufgehoben.</translation>
    </message>
    <message>
        <source>Details are on the terminal.</source>
        <translation>Einzelheiten stehen im Terminal.</translation>
    </message>
    <message>
        <source>not so</source>
        <translation>nicht richtig</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>in your own words</source>
        <translation>in deinen eigenen Worten</translation>
    </message>
    <message>
        <source>What is said of the answer</source>
        <translation>Was zur Antwort gesagt wird</translation>
    </message>
    <message>
        <source>The dials can be turned after it.</source>
        <translation>Danach kannst du an den Reglern drehen.</translation>
    </message>
    <message>
        <source>A guess is enough.</source>
        <translation>Eine Vermutung genügt.</translation>
    </message>
    <message>
        <source>Noted.</source>
        <translation>Notiert.</translation>
    </message>
    <message>
        <source>✓ Right.</source>
        <translation>✓ Richtig.</translation>
    </message>
    <message>
        <source>✗ Not yet.</source>
        <translation>✗ Noch nicht.</translation>
    </message>
    <message>
        <source>✗ Not so.</source>
        <translation>✗ Leider nein.</translation>
    </message>
    <message>
        <source>✗ Not so. It is {expected}.</source>
        <translation>✗ Leider nein. Richtig ist {expected}.</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>Read about it first</source>
        <translation>Erst darüber lesen</translation>
    </message>
    <message>
        <source>The lesson asks what this tells</source>
        <translation>Die Lektion fragt nach dem, was hier verraten wird</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Back to all chapters (Esc)</source>
        <translation>Zurück zu allen Kapiteln (Esc)</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Von vorn beginnen</translation>
    </message>
    <message>
        <source>Do this lesson again, from its beginning</source>
        <translation>Diese Lektion noch einmal von Anfang an machen</translation>
    </message>
    <message>
        <source>Next chapter</source>
        <translation>Nächstes Kapitel</translation>
    </message>
    <message>
        <source>About this chapter</source>
        <translation>Über dieses Kapitel</translation>
    </message>
    <message>
        <source>Next: {leads_to}</source>
        <translation>Weiter: {leads_to}</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Answer what is open</source>
        <translation>Offene Fragen beantworten</translation>
    </message>
    <message>
        <source>Continue</source>
        <comment>the path</comment>
        <translation>Weiter</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>{steps}, about {minutes}</source>
        <translation>{steps}, etwa {minutes}</translation>
    </message>
    <message>
        <source>✓ Done</source>
        <translation>✓ Erledigt</translation>
    </message>
    <message>
        <source>✓ Done, {right} of {judged} answers right</source>
        <translation>✓ Erledigt, {right} von {judged} Antworten richtig</translation>
    </message>
    <message>
        <source>Seen. Questions still open: {count}</source>
        <translation>Gesehen. Noch offene Fragen: {count}</translation>
    </message>
    <message>
        <source>You are at step {step} of {steps}.</source>
        <translation>Du bist bei Schritt {step} von {steps}.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Go on along the path</source>
        <translation>Auf dem Weg weitergehen</translation>
    </message>
    <message>
        <source>Chapters that are done</source>
        <translation>Erledigte Kapitel</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>Lessons of your own</source>
        <translation>Eigene Lektionen</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Stands in the export of the answers</source>
        <translation>Steht im Export der Antworten</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Open a lesson file</source>
        <translation>Eine Lektionsdatei öffnen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export …</translation>
    </message>
    <message>
        <source>Write all answers to a CSV or JSON file</source>
        <translation>Alle Antworten in eine CSV- oder JSON-Datei schreiben</translation>
    </message>
    <message>
        <source>Next pupil</source>
        <translation>Nächste Person</translation>
    </message>
    <message>
        <source>Somebody else begins here: without a name, an answer or a chapter that is done</source>
        <translation>Jemand anderes fängt hier an: ohne Namen, ohne Antworten und ohne erledigte Kapitel</translation>
    </message>
    <message>
        <source>What you can say now</source>
        <translation>Was du jetzt sagen kannst</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n chapter(s) done</source>
        <translation>
            <numerusform>{done} von %n Kapitel erledigt</numerusform>
            <numerusform>{done} von %n Kapiteln erledigt</numerusform>
        </translation>
    </message>
    <message>
        <source>no lesson</source>
        <translation>keine Lektion</translation>
    </message>
    <message>
        <source>done, {right} of {judged} answers right</source>
        <translation>erledigt, {right} von {judged} Antworten richtig</translation>
    </message>
    <message>
        <source>done</source>
        <comment>a chapter</comment>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>seen, questions still open: {count}</source>
        <translation>gesehen, noch offene Fragen: {count}</translation>
    </message>
    <message>
        <source>at step {step} of {steps}</source>
        <translation>bei Schritt {step} von {steps}</translation>
    </message>
    <message>
        <source>You have gone the whole path.</source>
        <translation>Du bist den ganzen Weg gegangen.</translation>
    </message>
    <message>
        <source>Chapter {place}: {title}</source>
        <translation>Kapitel {place}: {title}</translation>
    </message>
    <message>
        <source>Chapter {place}: {title}, open questions</source>
        <translation>Kapitel {place}: {title}, offene Fragen</translation>
    </message>
    <message>
        <source>step {step} of {steps}</source>
        <translation>Schritt {step} von {steps}</translation>
    </message>
    <message>
        <source>Chapter {place}: {title}, {step}</source>
        <translation>Kapitel {place}: {title}, {step}</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>{chapters}, about {minutes}, in your own time</source>
        <translation>{chapters}, etwa {minutes}, in deinem eigenen Tempo</translation>
    </message>
    <message numerus="yes">
        <source>%n chapter(s)</source>
        <translation>
            <numerusform>%n Kapitel</numerusform>
            <numerusform>%n Kapitel</numerusform>
        </translation>
    </message>
    <message>
        <source>The one before has left: everything begins anew.</source>
        <translation>Wer vorher da war, ist fertig: Alles beginnt von vorn.</translation>
    </message>
    <message>
        <source>{name} has left: everything begins anew.</source>
        <translation>{name} ist fertig: Alles beginnt von vorn.</translation>
    </message>
    <message>
        <source>“{title}” begins anew.</source>
        <translation>„{title}“ beginnt von vorn.</translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation>Eine Lektion öffnen</translation>
    </message>
    <message>
        <source>Lessons (*.toml);;All files (*)</source>
        <translation>Lektionen (*.toml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>There is another lesson {stem}; this one is kept as {key}.</source>
        <translation>Es gibt schon eine andere Lektion {stem}; diese wird als {key} aufbewahrt.</translation>
    </message>
    <message>
        <source>There are no answers yet: go through a lesson first.</source>
        <translation>Es gibt noch keine Antworten: Mach zuerst eine Lektion.</translation>
    </message>
    <message>
        <source>Export the answers</source>
        <translation>Antworten exportieren</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) (was|were) written to {path}.</source>
        <translation>
            <numerusform>%n Antwort wurde in {path} geschrieben.</numerusform>
            <numerusform>%n Antworten wurden in {path} geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” is seen. Questions still open: {count}.</source>
        <translation>„{title}“ ist gesehen. Noch offene Fragen: {count}.</translation>
    </message>
    <message>
        <source>“{title}” is done: {right} of {judged} answers right.</source>
        <translation>„{title}“ ist erledigt: {right} von {judged} Antworten richtig.</translation>
    </message>
    <message>
        <source>“{title}” is done.</source>
        <translation>„{title}“ ist erledigt.</translation>
    </message>
    <message>
        <source>Now you can say how it learns</source>
        <translation>Jetzt kannst du sagen, wie es lernt</translation>
    </message>
    <message>
        <source>When you began, backpropagation was a word. You have turned its dials, guessed, been wrong, and computed a correction by hand; you have seen a mistake travel back to every weight, and be mended. This is what you have found out; click a line to see it again.</source>
        <translation>Am Anfang war Backpropagation nur ein Wort. Du hast an ihren Reglern gedreht, vermutet, dich geirrt und eine Korrektur von Hand ausgerechnet; du hast gesehen, wie ein Fehler zu jedem Gewicht zurückläuft und behoben wird. Das hast du dabei herausgefunden; klick auf eine Zeile, um es noch einmal zu sehen.</translation>
    </message>
    <message>
        <source>The end of the path</source>
        <translation>Das Ende des Weges</translation>
    </message>
    <message>
        <source>This is what you have found out so far. What is still open waits for you; click a line to go there.</source>
        <translation>Das hast du bisher herausgefunden. Was noch offen ist, wartet auf dich; klick auf eine Zeile, um dorthin zu gehen.</translation>
    </message>
    <message>
        <source>Farewell</source>
        <translation>Abschied</translation>
    </message>
    <message>
        <source>And now? Let it read you, train one of your own, or break one.</source>
        <translation>Und jetzt? Lass es dich lesen, trainiere ein eigenes – oder mach eins kaputt.</translation>
    </message>
    <message>
        <source>Runs both trainings from their common start</source>
        <translation>Lässt beide Trainings von ihrem gemeinsamen Anfang aus laufen</translation>
    </message>
    <message>
        <source>Play the race</source>
        <translation>Rennen abspielen</translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation>Eine Ziffer zeichnen</translation>
    </message>
    <message>
        <source>Goes to the canvas</source>
        <translation>Geht zur Zeichenfläche</translation>
    </message>
    <message>
        <source>Ten outputs have one loss, too. Draw a digit first: here stands how wrong the network is on it.</source>
        <translation>Auch zehn Ausgaben haben einen Verlust. Zeichne erst eine Ziffer: Hier steht dann, wie falsch das Netz bei ihr liegt.</translation>
    </message>
    <message>
        <source>{digit} from the program stands in for yours.</source>
        <translation>{digit} aus dem Programm steht für deine.</translation>
    </message>
    <message>
        <source>Go to the canvas, and let the network read</source>
        <translation>Zur Zeichenfläche gehen und das Netz lesen lassen</translation>
    </message>
    <message>
        <source>Train a network</source>
        <translation>Ein Netz trainieren</translation>
    </message>
    <message>
        <source>Make a network of your own</source>
        <translation>Ein eigenes Netz machen</translation>
    </message>
    <message>
        <source>See how much of a network can go</source>
        <translation>Sehen, wie viel von einem Netz wegfallen kann</translation>
    </message>
    <message>
        <source>Export your answers…</source>
        <translation>Deine Antworten exportieren …</translation>
    </message>
    <message>
        <source>Write all answers to a CSV or JSON file, for your teacher</source>
        <translation>Alle Antworten in eine CSV- oder JSON-Datei schreiben, für deine Lehrkraft</translation>
    </message>
    <message>
        <source>All chapters</source>
        <translation>Alle Kapitel</translation>
    </message>
    <message>
        <source>Back to the contents (Esc)</source>
        <translation>Zurück zum Inhalt (Esc)</translation>
    </message>
    <message>
        <source>{number}  Still open: {title}</source>
        <translation>{number}  Noch offen: {title}</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Glossar</translation>
    </message>
    <message>
        <source>Look for a word or a sign</source>
        <translation>Ein Wort oder Zeichen suchen</translation>
    </message>
    <message>
        <source>Words and signs</source>
        <translation>Wörter und Zeichen</translation>
    </message>
    <message>
        <source>Close the glossary</source>
        <translation>Das Glossar schließen</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>There is no “{sought}” in the glossary.</source>
        <translation>„{sought}“ steht nicht im Glossar.</translation>
    </message>
    <message>
        <source>Chapter: {title}</source>
        <translation>Kapitel: {title}</translation>
    </message>
    <message>
        <source>How does it learn from a mistake?</source>
        <translation>Wie lernt es aus einem Fehler?</translation>
    </message>
    <message>
        <source>A network has just taken a 7 for a 2. Somewhere among its thousands of weights, some are to blame, each by a little. Finding out which, and by how much, is called backpropagation, and it is how nearly everything that learns today has learnt.

It is made of few ideas, and none of them is hard. You will turn dials, guess, and be wrong now and then, which here is the point. In the end you compute one correction by hand, and watch a mistake of your own drawing travel back through the network and be mended.</source>
        <translation>Ein Netz hat gerade eine 7 für eine 2 gehalten. Irgendwo unter seinen Tausenden von Gewichten sind einige daran schuld, jedes ein wenig. Herauszufinden, welche und wie sehr, heißt Backpropagation – und fast alles, was heute lernt, hat so gelernt.

Sie besteht aus wenigen Ideen, und keine davon ist schwer. Du wirst an Reglern drehen, vermuten und dich ab und zu irren; genau darum geht es hier. Am Ende rechnest du eine Korrektur von Hand aus und siehst zu, wie ein Fehler bei deiner eigenen Zeichnung durch das Netz zurückläuft und behoben wird.</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Einladung</translation>
    </message>
    <message>
        <source>Begin with the first chapter</source>
        <translation>Mit dem ersten Kapitel beginnen</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Umsehen</translation>
    </message>
    <message>
        <source>See all chapters, and choose</source>
        <translation>Alle Kapitel ansehen und auswählen</translation>
    </message>
    <message>
        <source>A digit, a network, and what it reads</source>
        <translation>Eine Ziffer, ein Netz und was es liest</translation>
    </message>
    <message>
        <source>A 7 runs through a network, which takes it for a 2. The error runs back along the same edges, the edges that are to blame change a little, and it reads a 7.</source>
        <translation>Eine 7 läuft durch ein Netz, das sie für eine 2 hält. Der Fehler läuft auf denselben Kanten zurück, die schuldigen Kanten ändern sich ein wenig, und es liest eine 7.</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lektion</translation>
    </message>
    <message>
        <source>Progress in the lesson</source>
        <translation>Fortschritt in der Lektion</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>&lt;i&gt;L&lt;/i&gt;(&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;, &lt;i&gt;w&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt;) = the loss, all weights moved by &lt;i&gt;w&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt; and &lt;i&gt;w&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt; along two directions</source>
        <translation>&lt;i&gt;L&lt;/i&gt;(&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;, &lt;i&gt;w&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt;) = der Verlust, wenn alle Gewichte um &lt;i&gt;w&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt; und &lt;i&gt;w&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt; entlang zweier Richtungen verschoben sind</translation>
    </message>
    <message>
        <source>Progress of computing the slice</source>
        <translation>Fortschritt beim Berechnen des Schnitts</translation>
    </message>
    <message>
        <source>Make steps until the ball has come to rest</source>
        <translation>Schritte machen, bis die Kugel zur Ruhe gekommen ist</translation>
    </message>
    <message>
        <source>Compute the landscape of the network</source>
        <translation>Die Landschaft des Netzes berechnen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Take back one step</source>
        <translation>Einen Schritt zurücknehmen</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Make one step</source>
        <translation>Einen Schritt machen</translation>
    </message>
    <message>
        <source>Run</source>
        <comment>on and on</comment>
        <translation>Laufen</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>Put the ball back to its start</source>
        <translation>Die Kugel an ihren Anfang zurücklegen</translation>
    </message>
    <message>
        <source>Compute the slice</source>
        <translation>Schnitt berechnen</translation>
    </message>
    <message>
        <source>Give up computing the slice</source>
        <translation>Das Berechnen des Schnitts abbrechen</translation>
    </message>
    <message>
        <source>Start w</source>
        <translation>Anfang w</translation>
    </message>
    <message>
        <source>Here comes a slice through the loss of the network that reads: 200 digits, and all weights moved along two directions at once. It takes a few seconds.</source>
        <translation>Hierher kommt ein Schnitt durch den Verlust des Netzes, das liest: 200 Ziffern, und alle Gewichte zugleich entlang zweier Richtungen verschoben. Es dauert ein paar Sekunden.</translation>
    </message>
    <message>
        <source>Here comes a slice through the loss of a small network, trained for it: 200 digits, and all weights moved along two directions at once. It takes a few seconds.</source>
        <translation>Hierher kommt ein Schnitt durch den Verlust eines kleinen Netzes, das dafür trainiert wird: 200 Ziffern, und alle Gewichte zugleich entlang zweier Richtungen verschoben. Es dauert ein paar Sekunden.</translation>
    </message>
    <message>
        <source>Compute the slice, then let the ball go.</source>
        <translation>Berechne den Schnitt, und lass dann die Kugel los.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>On to what comes next (F8)</source>
        <translation>Weiter zum Nächsten (F8)</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Back to the contents; the lesson can be gone on with (Esc)</source>
        <translation>Zurück zum Inhalt; die Lektion kann später weitergehen (Esc)</translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>Schritt {step} von {steps}</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>not there yet</source>
        <translation>noch nicht da</translation>
    </message>
    <message>
        <source>Wanted: {goal}. Now: {now} ({label}).</source>
        <translation>Gesucht: {goal}. Jetzt: {now} ({label}).</translation>
    </message>
    <message>
        <source>Press Return when the number is complete.</source>
        <translation>Drücke die Eingabetaste, wenn die Zahl fertig ist.</translation>
    </message>
    <message>
        <source>Lock in my answer</source>
        <translation>Antwort festlegen</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>Noch einmal antworten</translation>
    </message>
    <message>
        <source>This step</source>
        <translation>Dieser Schritt</translation>
    </message>
    <message>
        <source>{error} It is kept as {aside}; the lessons go on as this window knows them.</source>
        <translation>{error} Die Datei wird als {aside} aufbewahrt; die Lektionen gehen so weiter, wie dieses Fenster sie kennt.</translation>
    </message>
    <message>
        <source>{error} It is kept as {aside}; the lessons begin anew.</source>
        <translation>{error} Die Datei wird als {aside} aufbewahrt; die Lektionen beginnen von vorn.</translation>
    </message>
    <message>
        <source>The lesson cannot be copied to {kept}: {path} {problem}.</source>
        <translation>Die Lektion lässt sich nicht nach {kept} kopieren: {path} {problem}.</translation>
    </message>
    <message>
        <source>The lesson {path} cannot be copied to {kept}: there is another one by now.</source>
        <translation>Die Lektion {path} lässt sich nicht nach {kept} kopieren: Dort gibt es inzwischen eine andere.</translation>
    </message>
    <message>
        <source>{target} is there already; choose it by its whole name to replace it.</source>
        <translation>{target} gibt es schon; wähle den ganzen Namen, um es zu ersetzen.</translation>
    </message>
    <message>
        <source>Text or contents</source>
        <translation>Text oder Inhalt</translation>
    </message>
    <message>
        <source>Show or hide what stands on the left (F9)</source>
        <translation>Ein- oder ausblenden, was links steht (F9)</translation>
    </message>
    <message>
        <source>Back to where you came from</source>
        <translation>Zurück dorthin, woher du kamst</translation>
    </message>
    <message>
        <source>‹ Back to {page}</source>
        <translation>‹ Zurück zu {page}</translation>
    </message>
    <message>
        <source>{step}…</source>
        <translation>{step} …</translation>
    </message>
    <message>
        <source>Write the network that reads as {title}</source>
        <translation>Das Netz, das gerade liest, als {title} schreiben</translation>
    </message>
    <message>
        <source>No network reads yet: choose one first, at the top right.</source>
        <translation>Noch liest kein Netz: Wähle zuerst eines, oben rechts.</translation>
    </message>
    <message>
        <source>Export {name}</source>
        <translation>{name} exportieren</translation>
    </message>
    <message>
        <source>{name} is written to {path}.</source>
        <translation>{name} ist nach {path} geschrieben.</translation>
    </message>
    <message>
        <source>Writing {name}</source>
        <translation>{name} wird geschrieben</translation>
    </message>
    <message>
        <source>Copied: versions, screens and settings, without names of folders.</source>
        <translation>Kopiert: Versionen, Bildschirme und Einstellungen, ohne Namen von Ordnern.</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Den Bericht zeigen</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>This was put on the clipboard, to be pasted where you ask for help. It is sent nowhere by itself.</source>
        <translation>Das liegt jetzt in der Zwischenablage; füge es ein, wo du um Hilfe bittest. Von selbst wird es nirgendwohin gesendet.</translation>
    </message>
    <message>
        <source>A drawing that was kept cannot be restored. {error} It is still there as {aside}.</source>
        <translation>Eine aufgehobene Zeichnung lässt sich nicht wiederherstellen. {error} Sie liegt noch als {aside} da.</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Korrigieren</translation>
    </message>
    <message>
        <source>What is it? A sign or a short word:</source>
        <translation>Was ist es? Ein Zeichen oder ein kurzes Wort:</translation>
    </message>
    <message>
        <source>Drawing canvas</source>
        <translation>Zeichenfläche</translation>
    </message>
    <message>
        <source>Grid on. {place}</source>
        <translation>Raster an. {place}</translation>
    </message>
    <message>
        <source>Grid off.</source>
        <translation>Raster aus.</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>ein Bild</translation>
    </message>
    <message>
        <source>Eraser down, {place}.</source>
        <translation>Radierer unten, {place}.</translation>
    </message>
    <message>
        <source>Pen down, {place}.</source>
        <translation>Stift unten, {place}.</translation>
    </message>
    <message>
        <source>Nothing is drawn.</source>
        <translation>Nichts ist gezeichnet.</translation>
    </message>
    <message>
        <source>a test digit</source>
        <translation>Testziffer</translation>
    </message>
    <message>
        <source>page {page:,} of {count:,}</source>
        <translation>Seite {page:,} von {count:,}</translation>
    </message>
    <message>
        <source>The picture {name}.</source>
        <translation>Das Bild {name}.</translation>
    </message>
    <message>
        <source>The picture {name}, {page}.</source>
        <translation>Das Bild {name}, {page}.</translation>
    </message>
    <message>
        <source>Blank. Move the pen with the arrow keys; the space bar presses it down and lifts it; G shows a grid.</source>
        <translation>Leer. Bewege den Stift mit den Pfeiltasten; die Leertaste setzt ihn auf und hebt ihn ab; G zeigt ein Raster.</translation>
    </message>
    <message numerus="yes">
        <source>A drawing of %n stroke(s).</source>
        <translation>
            <numerusform>Eine Zeichnung aus %n Strich.</numerusform>
            <numerusform>Eine Zeichnung aus %n Strichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It was kept by a newer version of the program.</source>
        <translation>Sie wurde von einer neueren Version des Programms aufgehoben.</translation>
    </message>
    <message>
        <source>This stroke has {most:,} points, the most that can be read. It ends here.</source>
        <translation>Dieser Strich hat {most:,} Punkte, mehr lassen sich nicht lesen. Er endet hier.</translation>
    </message>
    <message>
        <source>The stroke has no points yet.</source>
        <translation>Der Strich hat noch keine Punkte.</translation>
    </message>
    <message>
        <source>row {row}, column {column}: ink</source>
        <translation>Zeile {row}, Spalte {column}: Tinte</translation>
    </message>
    <message>
        <source>row {row}, column {column}: blank</source>
        <translation>Zeile {row}, Spalte {column}: leer</translation>
    </message>
    <message>
        <source>Draw a digit here</source>
        <translation>Zeichne hier eine Ziffer</translation>
    </message>
    <message>
        <source>with mouse, pen, finger or keyboard, or drop a picture</source>
        <translation>mit Maus, Stift, Finger oder Tastatur, oder leg ein Bild ab</translation>
    </message>
    <message>
        <source>Locked for now.</source>
        <translation>Vorerst gesperrt.</translation>
    </message>
    <message>
        <source>From {low} to {high}; the arrow keys up and down turn it.</source>
        <translation>Von {low} bis {high}; die Pfeiltasten nach oben und unten drehen daran.</translation>
    </message>
    <message>
        <source>Go to the canvas and draw a digit</source>
        <translation>Zur Zeichenfläche gehen und eine Ziffer zeichnen</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>Formel</translation>
    </message>
    <message>
        <source>Answer first; then this is explained.</source>
        <translation>Antworte zuerst; dann wird das hier erklärt.</translation>
    </message>
    <message>
        <source>Try the dials, if you like. What there is to see, the lesson asks first.</source>
        <translation>Probier ruhig die Regler aus. Was es zu sehen gibt, fragt zuerst die Lektion.</translation>
    </message>
    <message>
        <source>The picture comes after your guess.</source>
        <translation>Das Bild kommt nach deiner Vermutung.</translation>
    </message>
    <message>
        <source>Reset the dials</source>
        <translation>Regler zurücksetzen</translation>
    </message>
    <message>
        <source>Go on to the chapter in which this is done</source>
        <translation>Weiter zu dem Kapitel, in dem das geschieht</translation>
    </message>
    <message>
        <source>Dials</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>Next line</source>
        <translation>Nächste Zeile</translation>
    </message>
    <message>
        <source>Show the line that follows</source>
        <translation>Die folgende Zeile zeigen</translation>
    </message>
    <message>
        <source>Take the last line away</source>
        <translation>Die letzte Zeile wegnehmen</translation>
    </message>
    <message>
        <source>Nothing is shown yet. Take your time with each line.</source>
        <translation>Noch ist nichts zu sehen. Nimm dir für jede Zeile Zeit.</translation>
    </message>
    <message>
        <source>{title}, {count} of {lines} lines. {said}</source>
        <translation>{title}, {count} von {lines} Zeilen. {said}</translation>
    </message>
    <message>
        <source>Also called {others}.</source>
        <translation>Heißt auch: {others}.</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>SVG-Zeichnung</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>CSV-Tabelle</translation>
    </message>
    <message>
        <source>Save the curves</source>
        <translation>Die Kurven speichern</translation>
    </message>
    <message>
        <source>What can be done with the curves</source>
        <translation>Was mit den Kurven getan werden kann</translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <translation>Als Tabelle kopieren</translation>
    </message>
    <message>
        <source>Save as {form}…</source>
        <translation>Speichern als {form} …</translation>
    </message>
    <message>
        <source>Show the whole</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Lay over</source>
        <translation>Darüberlegen</translation>
    </message>
    <message>
        <source>Mouse and keys</source>
        <translation>Maus und Tasten</translation>
    </message>
    <message>
        <source>Chart menu</source>
        <translation>Diagramm-Menü</translation>
    </message>
    <message>
        <source>Copy, save, hide; what the mouse and the keys do</source>
        <translation>Kopieren, speichern, ausblenden; was Maus und Tasten tun</translation>
    </message>
    <message>
        <source>Chart ▾</source>
        <translation>Diagramm ▾</translation>
    </message>
    <message>
        <source>Copying the curves</source>
        <translation>Kurven werden kopiert</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n row(s) of the curves.</source>
        <translation>
            <numerusform>%n Zeile der Kurven kopiert.</numerusform>
            <numerusform>%n Zeilen der Kurven kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled: nothing was copied.</source>
        <translation>Abgebrochen: Nichts wurde kopiert.</translation>
    </message>
    <message>
        <source>Written to {path}.</source>
        <translation>Geschrieben nach {path}.</translation>
    </message>
    <message>
        <source>Samples seen</source>
        <translation>Gesehene Beispiele</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>Waagerechte Achse</translation>
    </message>
    <message>
        <source>What the curves are drawn over</source>
        <translation>Worüber die Kurven gezeichnet werden</translation>
    </message>
    <message>
        <source>How much of each value is what came before it, as in TensorBoard: 0 shows every value as it is, 0.99 the mean of a hundred or so. What was measured stays as a faint line. Until you choose, single batches alone are smoothed</source>
        <translation>Wie viel von jedem Wert aus den Werten davor stammt, wie in TensorBoard: 0 zeigt jeden Wert, wie er ist, 0,99 den Mittelwert von etwa hundert. Was gemessen wurde, bleibt als blasse Linie. Bis du wählst, werden nur einzelne Batches geglättet</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>The loss and the accuracy are drawn here as soon as a network trains.</source>
        <translation>Verlust und Genauigkeit werden hier gezeichnet, sobald ein Netz trainiert.</translation>
    </message>
    <message>
        <source>The loss is what training makes smaller, the accuracy is how much is read right. Where the training&apos;s loss goes on falling and the test&apos;s turns up again, the network learns by heart.</source>
        <translation>Der Verlust ist das, was das Training kleiner macht, die Genauigkeit ist, wie viel richtig gelesen wird. Wo der Verlust des Trainings weiter fällt und der des Tests wieder steigt, lernt das Netz auswendig.</translation>
    </message>
    <message>
        <source>Learning curves</source>
        <translation>Lernkurven</translation>
    </message>
    <message>
        <source>Log y</source>
        <translation>Log y</translation>
    </message>
    <message>
        <source>Logarithmic loss: see how it goes on falling when it is small</source>
        <translation>Logarithmischer Verlust: sieh, wie er weiter fällt, wenn er klein ist</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Show the learning rate as a curve, too</source>
        <translation>Auch die Lernrate als Kurve zeigen</translation>
    </message>
    <message>
        <source>Explain these curves</source>
        <translation>Diese Kurven erklären</translation>
    </message>
    <message>
        <source>What these curves show, and the chapter on them</source>
        <translation>Was diese Kurven zeigen, und das Kapitel dazu</translation>
    </message>
    <message>
        <source>nothing measured</source>
        <translation>nichts gemessen</translation>
    </message>
    <message>
        <source>Loss and accuracy of {runs}</source>
        <translation>Verlust und Genauigkeit von {runs}</translation>
    </message>
    <message>
        <source>Loss and accuracy</source>
        <translation>Verlust und Genauigkeit</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>shipped drawings</source>
        <translation>mitgelieferte Zeichnungen</translation>
    </message>
    <message>
        <source>own drawings</source>
        <translation>eigene Zeichnungen</translation>
    </message>
    <message>
        <source>Training time (s)</source>
        <translation>Trainingszeit (s)</translation>
    </message>
    <message>
        <source>each batch</source>
        <translation>jeder Batch</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>geglättet</translation>
    </message>
    <message>
        <source>{value} at {update:,.0f}</source>
        <translation>{value} bei {update:,.0f}</translation>
    </message>
    <message>
        <source>not finite</source>
        <translation>nicht endlich</translation>
    </message>
    <message>
        <source>{curve} smoothed</source>
        <translation>{curve} geglättet</translation>
    </message>
    <message>
        <source>lowest validation loss, epoch {epoch:,.0f}</source>
        <translation>kleinster Validierungsverlust, Epoche {epoch:,.0f}</translation>
    </message>
    <message>
        <source>lowest test loss, epoch {epoch:,.0f}</source>
        <translation>kleinster Testverlust, Epoche {epoch:,.0f}</translation>
    </message>
    <message>
        <source>Update {update:,} · epoch {epochs:,.2f} · {samples:,.0f} samples · {seconds}</source>
        <translation>Update {update:,} · Epoche {epochs:,.2f} · {samples:,.0f} Beispiele · {seconds}</translation>
    </message>
    <message>
        <source>learning rate {rate:.4g}</source>
        <translation>Lernrate {rate:.4g}</translation>
    </message>
    <message>
        <source>Log x</source>
        <translation>Log x</translation>
    </message>
    <message>
        <source>Logarithmic horizontal axis: see the beginning more closely</source>
        <translation>Logarithmische waagerechte Achse: zeigt den Anfang genauer</translation>
    </message>
    <message>
        <source>Show the whole training</source>
        <translation>Das ganze Training zeigen</translation>
    </message>
    <message>
        <source>Zoom out (0)</source>
        <translation>Herauszoomen (0)</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>{curve} hidden</source>
        <translation>{curve} ausgeblendet</translation>
    </message>
    <message>
        <source>{curve} not measured</source>
        <translation>{curve} nicht gemessen</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>exact values; arrow keys, too</source>
        <translation>genaue Werte; auch mit den Pfeiltasten</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>Klicken</translation>
    </message>
    <message>
        <source>look at that moment; Return, too</source>
        <translation>diesen Moment ansehen; auch mit der Eingabetaste</translation>
    </message>
    <message>
        <source>Shift and drag</source>
        <translation>Umschalt und ziehen</translation>
    </message>
    <message>
        <source>go through the moments</source>
        <translation>durch die Momente gehen</translation>
    </message>
    <message>
        <source>Drag a box</source>
        <translation>Einen Kasten ziehen</translation>
    </message>
    <message>
        <source>zoom into it</source>
        <translation>hineinzoomen</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>zoom; + and −</source>
        <translation>zoomen; + und −</translation>
    </message>
    <message>
        <source>Wheel at the left</source>
        <translation>Mausrad links</translation>
    </message>
    <message>
        <source>zoom up and down; Ctrl and the wheel, Ctrl and + or −</source>
        <translation>nach oben und unten zoomen; Strg und Mausrad, Strg und + oder −</translation>
    </message>
    <message>
        <source>Middle button</source>
        <translation>Mittlere Taste</translation>
    </message>
    <message>
        <source>drag what is zoomed</source>
        <translation>das Gezoomte verschieben</translation>
    </message>
    <message>
        <source>show the whole again</source>
        <translation>wieder alles zeigen</translation>
    </message>
    <message>
        <source>Click in the legend</source>
        <translation>Klick in der Legende</translation>
    </message>
    <message>
        <source>hide or show; with Shift, nothing else</source>
        <translation>aus- oder einblenden; mit Umschalt alles andere</translation>
    </message>
    <message>
        <source>Click an entry of the legend to hide or show its curves, Shift and click to see nothing else.</source>
        <translation>Klicke auf einen Eintrag der Legende, um seine Kurven aus- oder einzublenden, mit Umschalt, um nur sie zu sehen.</translation>
    </message>
    <message>
        <source>Nothing is drawn yet.</source>
        <translation>Noch ist nichts gezeichnet.</translation>
    </message>
    <message>
        <source>run {run}, rise {rise}, slope {slope}</source>
        <translation>Breite {run}, Höhe {rise}, Steigung {slope}</translation>
    </message>
    <message>
        <source>{numbers} ({count} seeds) {name}</source>
        <translation>{numbers} ({count} Startwerte) {name}</translation>
    </message>
    <message>
        <source>What a drop would do</source>
        <translation>Was das Ablegen bewirken würde</translation>
    </message>
    <message>
        <source>needs a number; the field is empty.</source>
        <translation>braucht eine Zahl; das Feld ist leer.</translation>
    </message>
    <message>
        <source>cannot be {typed}: with both comma and point it is not clear which is which.</source>
        <translation>kann nicht {typed} sein: Bei Komma und Punkt zugleich ist nicht klar, was was ist.</translation>
    </message>
    <message>
        <source>must be a number, such as 0.01 or 1e-2; {typed} is none.</source>
        <translation>muss eine Zahl sein, etwa 0,01 oder 1e-2; {typed} ist keine.</translation>
    </message>
    <message>
        <source>must be a finite number; {typed} is larger than any that can be computed with.</source>
        <translation>muss eine endliche Zahl sein; {typed} ist größer als jede, mit der sich rechnen lässt.</translation>
    </message>
    <message>
        <source>cannot be {typed}: it is so small that it would be computed with as 0.</source>
        <translation>kann nicht {typed} sein: Das ist so klein, dass damit wie mit 0 gerechnet würde.</translation>
    </message>
    <message>
        <source>must be a whole number, written without commas; it is {typed}.</source>
        <translation>muss eine ganze Zahl ohne Komma sein; hier steht {typed}.</translation>
    </message>
    <message>
        <source>must be a whole number, such as 12; {typed} is none.</source>
        <translation>muss eine ganze Zahl sein, etwa 12; {typed} ist keine.</translation>
    </message>
    <message>
        <source>must be a whole number; {typed} is too large.</source>
        <translation>muss eine ganze Zahl sein; {typed} ist zu groß.</translation>
    </message>
    <message>
        <source>“{typed}”</source>
        <translation>„{typed}“</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>tot</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>gesättigt</translation>
    </message>
    <message>
        <source>Activations of all units</source>
        <translation>Aktivierungen aller Neuronen</translation>
    </message>
    <message>
        <source>Nothing is to be seen yet.</source>
        <translation>Noch ist nichts zu sehen.</translation>
    </message>
    <message numerus="yes">
        <source>Input: %n pixel(s); {layers}. The arrow keys go from unit to unit.</source>
        <translation>
            <numerusform>Eingabe: %n Pixel; {layers}. Die Pfeiltasten gehen von Neuron zu Neuron.</numerusform>
            <numerusform>Eingabe: %n Pixel; {layers}. Die Pfeiltasten gehen von Neuron zu Neuron.</numerusform>
        </translation>
    </message>
    <message>
        <source>{pixel}: {ink}, from 0 paper to 1 ink.</source>
        <translation>{pixel}: {ink}, von 0 (Papier) bis 1 (Tinte).</translation>
    </message>
    <message>
        <source>What every unit of every layer does appears here as soon as a network trains.</source>
        <translation>Was jedes Neuron jeder Schicht tut, erscheint hier, sobald ein Netz trainiert.</translation>
    </message>
    <message>
        <source>64 pixels</source>
        <translation>64 Pixel</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Weights of each unit</source>
        <translation>Gewichte jedes Neurons</translation>
    </message>
    <message>
        <source>Scale of the colours</source>
        <translation>Skala der Farben</translation>
    </message>
    <message>
        <source>From {low} over 0 to {high}.</source>
        <translation>Von {low} über 0 bis {high}.</translation>
    </message>
    <message>
        <source>Weights of one unit</source>
        <translation>Gewichte eines Neurons</translation>
    </message>
    <message>
        <source>Blue: ink speaks for it; orange: against. Point for numbers.</source>
        <translation>Blau: Tinte spricht dafür; orange: dagegen. Zeige darauf für Zahlen.</translation>
    </message>
    <message>
        <source>Weights of the first layer</source>
        <translation>Gewichte der ersten Schicht</translation>
    </message>
    <message>
        <source>One scale</source>
        <translation>Eine Skala</translation>
    </message>
    <message>
        <source>The same colour is the same weight in all pictures</source>
        <translation>Dieselbe Farbe ist in allen Bildern dasselbe Gewicht</translation>
    </message>
    <message>
        <source>Each its own</source>
        <translation>Eigene Skalen</translation>
    </message>
    <message>
        <source>Each picture uses all colours: for its shape</source>
        <translation>Jedes Bild nutzt alle Farben: für seine Form</translation>
    </message>
    <message>
        <source>What each unit of the first layer looks for appears here as soon as a network trains.</source>
        <translation>Wonach jedes Neuron der ersten Schicht sucht, erscheint hier, sobald ein Netz trainiert.</translation>
    </message>
    <message>
        <source>−largest</source>
        <translation>−größtes</translation>
    </message>
    <message>
        <source>+largest</source>
        <translation>+größtes</translation>
    </message>
    <message numerus="yes">
        <source>%n output(s)</source>
        <translation>
            <numerusform>%n Ausgabe</numerusform>
            <numerusform>%n Ausgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>{summary}. The arrow keys go from unit to unit.</source>
        <translation>{summary}. Die Pfeiltasten gehen von Neuron zu Neuron.</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>Read the chapter</source>
        <translation>Das Kapitel lesen</translation>
    </message>
    <message>
        <source>Read the chapter on this</source>
        <translation>Das Kapitel dazu lesen</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>Die Meldung schließen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>The picture on the clipboard is damaged.</source>
        <translation>Das Bild in der Zwischenablage ist beschädigt.</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>Scroll sideways</source>
        <translation>Seitwärts blättern</translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation>Blättern</translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>Dafür reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>The program made a mistake ({kind}).</source>
        <translation>Das Programm hat einen Fehler gemacht ({kind}).</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy all of it</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Draw a digit and I will read it.</source>
        <translation>Zeichne eine Ziffer, und ich lese sie.</translation>
    </message>
    <message>
        <source>I read {digit}, quite sure.</source>
        <translation>Ich lese {digit}, ganz sicher.</translation>
    </message>
    <message>
        <source>I read {digit}, fairly sure.</source>
        <translation>Ich lese {digit}, ziemlich sicher.</translation>
    </message>
    <message>
        <source>This is not a digit.</source>
        <translation>Das ist keine Ziffer.</translation>
    </message>
    <message>
        <source>This is nothing that I know.</source>
        <translation>Das ist nichts, was ich kenne.</translation>
    </message>
    <message>
        <source>Not sure: perhaps {digit}?</source>
        <translation>Nicht sicher: vielleicht {digit}?</translation>
    </message>
    <message>
        <source>Not sure: {digits}?</source>
        <translation>Nicht sicher: {digits}?</translation>
    </message>
    <message>
        <source>More than one digit, and I cannot read it.</source>
        <translation>Mehr als eine Ziffer, und ich kann es nicht lesen.</translation>
    </message>
    <message>
        <source>not a digit</source>
        <translation>keine Ziffer</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>nicht sicher</translation>
    </message>
    <message>
        <source>No reading yet; all probabilities are empty.</source>
        <translation>Noch nichts gelesen; alle Wahrscheinlichkeiten sind leer.</translation>
    </message>
    <message>
        <source>Writing a file</source>
        <translation>Eine Datei wird geschrieben</translation>
    </message>
    <message>
        <source>How far it is written</source>
        <translation>Wie viel geschrieben ist</translation>
    </message>
    <message>
        <source>Train all three from the same weights</source>
        <translation>Alle drei von denselben Gewichten aus trainieren</translation>
    </message>
    <message>
        <source>Run the race</source>
        <translation>Rennen starten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Give up the race</source>
        <translation>Das Rennen abbrechen</translation>
    </message>
    <message>
        <source>Progress of the race</source>
        <translation>Fortschritt des Rennens</translation>
    </message>
    <message numerus="yes">
        <source>the median angle of the gradients of %n digit(s) to the full one</source>
        <translation>
            <numerusform>der mittlere Winkel (Median) der Gradienten von %n Ziffer zum vollen</numerusform>
            <numerusform>der mittlere Winkel (Median) der Gradienten von %n Ziffern zum vollen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the median distance of the gradients of %n digit(s) to the full one</source>
        <translation>
            <numerusform>der mittlere Abstand (Median) der Gradienten von %n Ziffer vom vollen</numerusform>
            <numerusform>der mittlere Abstand (Median) der Gradienten von %n Ziffern vom vollen</numerusform>
        </translation>
    </message>
    <message>
        <source>medians: &amp;nbsp;{medians}</source>
        <translation>Mediane: &amp;nbsp;{medians}</translation>
    </message>
    <message>
        <source>, &amp;nbsp; </source>
        <comment>between medians</comment>
        <translation>; &amp;nbsp; </translation>
    </message>
    <message>
        <source>Preparing the race.</source>
        <translation>Das Rennen wird vorbereitet.</translation>
    </message>
    <message>
        <source>Set the dials, then run the race.</source>
        <translation>Stell die Regler ein, und starte dann das Rennen.</translation>
    </message>
    <message>
        <source>Of the way, {share} is run.</source>
        <translation>Vom Weg sind {share} gelaufen.</translation>
    </message>
    <message>
        <source>The noise is measured once the race is over.</source>
        <translation>Das Rauschen wird gemessen, sobald das Rennen vorbei ist.</translation>
    </message>
    <message>
        <source>The dials have been turned since: run it again.</source>
        <translation>Seitdem wurde an den Reglern gedreht: Starte es noch einmal.</translation>
    </message>
    <message>
        <source>Write no more, and leave nothing</source>
        <translation>Nicht weiterschreiben und nichts zurücklassen</translation>
    </message>
    <message>
        <source>Another file is still being written: wait for it, or cancel it.</source>
        <translation>Es wird noch eine andere Datei geschrieben: Warte darauf, oder brich es ab.</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Wird abgebrochen</translation>
    </message>
    <message>
        <source>Cancelled: nothing was written.</source>
        <translation>Abgebrochen: Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Read with the model that came with the program</source>
        <translation>Mit dem mitgelieferten Modell lesen</translation>
    </message>
    <message>
        <source>Network that reads</source>
        <translation>Netz, das liest</translation>
    </message>
    <message>
        <source>This network reads: {name}. Press to choose another.</source>
        <translation>Dieses Netz liest: {name}. Drücke, um ein anderes zu wählen.</translation>
    </message>
    <message>
        <source>The program&apos;s</source>
        <translation>Vom Programm</translation>
    </message>
    <message>
        <source>&amp;Open a model file…</source>
        <translation>Eine Modelldatei ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Trained network</source>
        <translation>Trainiertes Netz</translation>
    </message>
    <message>
        <source>{name} reads your drawings now.</source>
        <translation>{name} liest jetzt deine Zeichnungen.</translation>
    </message>
    <message>
        <source>It reads {share} of the test digits.</source>
        <translation>Es liest {share} der Testziffern richtig.</translation>
    </message>
    <message>
        <source>Open a model file</source>
        <translation>Eine Modelldatei öffnen</translation>
    </message>
    <message>
        <source>Models (*.safetensors);;All files (*)</source>
        <translation>Modelle (*.safetensors);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>A page of numbers becomes a table</source>
        <translation>Aus einer Seite mit Zahlen wird eine Tabelle</translation>
    </message>
    <message>
        <source>Open a photo or a scan, drop it here, or paste it. The page may be turned a little; it may be ruled, squared or printed with boxes. Each number can be checked against its place, corrected, copied and saved.</source>
        <translation>Öffne ein Foto oder einen Scan, zieh es hierher, oder füge es ein. Die Seite darf etwas gedreht sein; sie darf liniert, kariert oder mit Kästchen bedruckt sein. Jede Zahl lässt sich an ihrer Stelle prüfen, korrigieren, kopieren und speichern.</translation>
    </message>
    <message>
        <source>No numbers were found on this page.</source>
        <translation>Auf dieser Seite wurden keine Zahlen gefunden.</translation>
    </message>
    <message>
        <source>Table for spreadsheets</source>
        <translation>Tabelle für Tabellenprogramme</translation>
    </message>
    <message>
        <source>All that was read</source>
        <translation>Alles, was gelesen wurde</translation>
    </message>
    <message>
        <source>Save the numbers</source>
        <translation>Die Zahlen speichern</translation>
    </message>
    <message>
        <source>Open a photo or a scan of a page (Ctrl+O)</source>
        <translation>Ein Foto oder einen Scan einer Seite öffnen (Strg+O)</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Take the last correction back</source>
        <translation>Die letzte Korrektur zurücknehmen</translation>
    </message>
    <message>
        <source>Correct again what was taken back</source>
        <translation>Noch einmal korrigieren, was zurückgenommen wurde</translation>
    </message>
    <message>
        <source>Next to check</source>
        <translation>Nächste prüfen</translation>
    </message>
    <message>
        <source>The next number that is unsure</source>
        <translation>Die nächste Zahl, die unsicher ist</translation>
    </message>
    <message>
        <source>Copy the table, for a spreadsheet</source>
        <translation>Die Tabelle kopieren, für ein Tabellenprogramm</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Save the numbers as CSV or JSON (Ctrl+S)</source>
        <translation>Die Zahlen als CSV oder JSON speichern (Strg+S)</translation>
    </message>
    <message>
        <source>Open a picture…</source>
        <translation>Ein Bild öffnen …</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>Ein Bild öffnen</translation>
    </message>
    <message>
        <source>Stop reading this page</source>
        <translation>Diese Seite nicht weiterlesen</translation>
    </message>
    <message>
        <source>How far the page is read</source>
        <translation>Wie weit die Seite gelesen ist</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Seite {page} von {pages}</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n Spalte</numerusform>
            <numerusform>%n Spalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied a table of {rows} and {columns}.</source>
        <translation>Tabelle kopiert: {rows}, {columns}.</translation>
    </message>
    <message>
        <source>There is nothing to save yet: open a page first.</source>
        <translation>Es gibt noch nichts zu speichern: Öffne zuerst eine Seite.</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>Gespeichert als {path}.</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Noch nicht gelesen</translation>
    </message>
    <message>
        <source>There is no model to read with.</source>
        <translation>Es gibt kein Modell, mit dem gelesen werden kann.</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>Tinte</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Sicher</translation>
    </message>
    <message>
        <source>The ink that was read, set upright</source>
        <translation>Die Tinte, die gelesen wurde, gerade gerückt</translation>
    </message>
    <message>
        <source>What it says; type to correct it</source>
        <translation>Was dasteht; tippe, um es zu korrigieren</translation>
    </message>
    <message>
        <source>How sure the reading is; a question mark says that you should look at it</source>
        <translation>Wie sicher es gelesen wurde; ein Fragezeichen sagt, dass du hinsehen solltest</translation>
    </message>
    <message>
        <source>The network keeps no pictures: it has learnt from all of these, and where they look alike to it, it answers alike. The number beneath each is its distance to your drawing, over the 64 values.</source>
        <translation>Das Netz bewahrt keine Bilder auf: Es hat von all diesen gelernt, und was ihm ähnlich aussieht, das beantwortet es ähnlich. Die Zahl unter jedem ist der Abstand zu deiner Zeichnung, über die 64 Werte.</translation>
    </message>
    <message>
        <source>Your drawing as the network sees it</source>
        <translation>Deine Zeichnung, wie das Netz sie sieht</translation>
    </message>
    <message>
        <source>Nearest of all training digits</source>
        <translation>Die nächsten aller Trainingsziffern</translation>
    </message>
    <message>
        <source>None of the training digits is {digit}</source>
        <translation>Keine der Trainingsziffern ist {digit}</translation>
    </message>
    <message>
        <source>Mean of all {label}s: {distance} away</source>
        <translation>Mittel der Klasse {label}: Abstand {distance}</translation>
    </message>
    <message>
        <source>mean {distance}</source>
        <translation>Mittel {distance}</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Mean of all {label}s, and those nearest to yours</source>
        <translation>Mittel der Klasse {label}, und die deiner Zeichnung nächsten</translation>
    </message>
    <message>
        <source>{count} show {digit}</source>
        <translation>{count} {digit}</translation>
    </message>
    <message>
        <source>Of the {count} training digits most like yours {digits}.</source>
        <translation>Von den {count} Trainingsziffern, die deiner am ähnlichsten sind, zeigen {digits}.</translation>
    </message>
    <message>
        <source>All {count} training digits most like yours show {digit}.</source>
        <translation>Alle {count} Trainingsziffern, die deiner am ähnlichsten sind, zeigen {digit}.</translation>
    </message>
    <message>
        <source>The network weighs where they differ, and reads {digit}.</source>
        <translation>Das Netz gewichtet, worin sie sich unterscheiden, und liest {digit}.</translation>
    </message>
    <message>
        <source>Training digit {label}: {distance} away</source>
        <translation>Trainingsziffer {label}: Abstand {distance}</translation>
    </message>
    <message>
        <source>Why this reading</source>
        <translation>Warum es so gelesen wurde</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Which other class to compare with</source>
        <translation>Mit welcher anderen Klasse verglichen wird</translation>
    </message>
    <message>
        <source>beside</source>
        <translation>neben</translation>
    </message>
    <message>
        <source>Back to the reading</source>
        <translation>Zurück zum Gelesenen</translation>
    </message>
    <message>
        <source>Back to the reading (W)</source>
        <translation>Zurück zum Gelesenen (W)</translation>
    </message>
    <message>
        <source>Fetching the training digits</source>
        <translation>Die Trainingsziffern werden geholt</translation>
    </message>
    <message>
        <source>Most alike</source>
        <translation>Am ähnlichsten</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Why {digit}?</source>
        <translation>Warum {digit}?</translation>
    </message>
    <message>
        <source>Draw a digit to see which training digits it is most like.</source>
        <translation>Zeichne eine Ziffer, um zu sehen, welchen Trainingsziffern sie am ähnlichsten ist.</translation>
    </message>
    <message>
        <source>Fetching the training digits…</source>
        <translation>Die Trainingsziffern werden geholt …</translation>
    </message>
    <message>
        <source>There is nothing to save yet: draw something first.</source>
        <translation>Es gibt noch nichts zu speichern: Zeichne zuerst etwas.</translation>
    </message>
    <message>
        <source>There is nothing to copy yet: draw something first.</source>
        <translation>Es gibt noch nichts zu kopieren: Zeichne zuerst etwas.</translation>
    </message>
    <message>
        <source>the pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>the pasted ink</source>
        <translation>Eingefügte Tinte</translation>
    </message>
    <message>
        <source>There is no ink in {name}.</source>
        <translation>In „{name}“ ist keine Tinte.</translation>
    </message>
    <message>
        <source>There is not enough memory to open {name}.</source>
        <translation>Der Speicher reicht nicht, um „{name}“ zu öffnen.</translation>
    </message>
    <message>
        <source>The program made a mistake in opening {name}.</source>
        <translation>Das Programm hat beim Öffnen von „{name}“ einen Fehler gemacht.</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Wird bearbeitet</translation>
    </message>
    <message>
        <source>Cancel opening</source>
        <translation>Das Öffnen abbrechen</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>{name} wird gelesen …</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>{name} wird gelesen</translation>
    </message>
    <message>
        <source>Pages of the file</source>
        <translation>Seiten der Datei</translation>
    </message>
    <message>
        <source>Say what it really is: choose it here, or just type it. The network can learn from it</source>
        <translation>Sag, was es wirklich ist: Wähle es hier, oder tippe es einfach. Das Netz kann daraus lernen</translation>
    </message>
    <message>
        <source>Show the training digits that it is most like (W)</source>
        <translation>Die Trainingsziffern zeigen, denen es am ähnlichsten ist (W)</translation>
    </message>
    <message>
        <source>{symbol}, not sure</source>
        <translation>{symbol}, nicht sicher</translation>
    </message>
    <message>
        <source>Best guess</source>
        <translation>Beste Vermutung</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Gelesenes</translation>
    </message>
    <message>
        <source>Why this reading?</source>
        <translation>Warum wurde es so gelesen?</translation>
    </message>
    <message>
        <source>Correct this reading</source>
        <translation>Das Gelesene korrigieren</translation>
    </message>
    <message>
        <source>What it really is</source>
        <translation>Was es wirklich ist</translation>
    </message>
    <message>
        <source>Something &amp;else…</source>
        <translation>Etwas &amp;anderes …</translation>
    </message>
    <message>
        <source>What I read</source>
        <translation>Was ich lese</translation>
    </message>
    <message>
        <source>Digit {place} of {count}; click another one to see what it might be</source>
        <translation>Ziffer {place} von {count}; klicke eine andere an für ihre Werte</translation>
    </message>
    <message>
        <source>Digit {place} of {count}</source>
        <translation>Ziffer {place} von {count}</translation>
    </message>
    <message>
        <source>Stage: {title}</source>
        <translation>Schritt: {title}</translation>
    </message>
    <message>
        <source>row {row}, column {column}: {value:.1f} of {most}</source>
        <translation>Zeile {row}, Spalte {column}: {value:.1f} von {most}</translation>
    </message>
    <message>
        <source>View {view}, {place}</source>
        <translation>Ansicht {view}, {place}</translation>
    </message>
    <message>
        <source>{title}, averaged over {count} views</source>
        <translation>{title}, Mittel aus {count} Ansichten</translation>
    </message>
    <message>
        <source>{title}, {count} views</source>
        <translation>{title}, {count} Ansichten</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>Was das Netz sieht</translation>
    </message>
    <message>
        <source>every step from your ink to the 64 numbers it reads</source>
        <translation>jeder Schritt von deiner Tinte zu den 64 Zahlen, die es liest</translation>
    </message>
    <message>
        <source>from your ink to 64 numbers</source>
        <translation>von deiner Tinte zu 64 Zahlen</translation>
    </message>
    <message>
        <source>Drag an end to move the box&apos;s edge; drag the tab onto its neighbour to merge them (M); double-click to split (S); type what it really is.</source>
        <translation>Zieh an einem Ende, um die Kante des Kastens zu verschieben; zieh den Reiter auf seinen Nachbarn, um beide zu vereinen (M); doppelklicke, um zu teilen (S); tippe, was es wirklich ist.</translation>
    </message>
    <message>
        <source>Symbol {place} of {count}: {symbol}</source>
        <translation>Zeichen {place} von {count}: {symbol}</translation>
    </message>
    <message>
        <source>&amp;Merge with the next</source>
        <translation>Mit dem nächsten &amp;vereinen</translation>
    </message>
    <message>
        <source>&amp;Split</source>
        <translation>&amp;Teilen</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Pen width</source>
        <translation>Stiftbreite</translation>
    </message>
    <message>
        <source>Preview of the pen width</source>
        <translation>Vorschau der Stiftbreite</translation>
    </message>
    <message>
        <source>Pen width (the keys [ and ])</source>
        <translation>Stiftbreite (die Tasten [ und ])</translation>
    </message>
    <message>
        <source>Width {width}</source>
        <translation>Breite {width}</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Pictures and drawings</source>
        <translation>Bilder und Zeichnungen</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Open a picture or a drawing</source>
        <translation>Ein Bild oder eine Zeichnung öffnen</translation>
    </message>
    <message>
        <source>Save the drawing</source>
        <translation>Die Zeichnung speichern</translation>
    </message>
    <message>
        <source>This is a picture, and it is saved already. Draw something to save it.</source>
        <translation>Das ist ein Bild, und es ist schon gespeichert. Zeichne etwas, um es zu speichern.</translation>
    </message>
    <message>
        <source>A drawing is saved as {suffixes}; {name!r} ends otherwise.</source>
        <translation>Eine Zeichnung wird als {suffixes} gespeichert; {name!r} endet anders.</translation>
    </message>
    <message>
        <source>Only files on this computer can be opened; save the picture first, then open it.</source>
        <translation>Nur Dateien auf diesem Rechner lassen sich öffnen; speichere das Bild zuerst, und öffne es dann.</translation>
    </message>
    <message>
        <source>There is no picture or drawing to paste: copy one first.</source>
        <translation>Es gibt kein Bild und keine Zeichnung zum Einfügen: Kopiere zuerst etwas.</translation>
    </message>
    <message>
        <source>Run {run}</source>
        <translation>Lauf {run}</translation>
    </message>
    <message>
        <source>Shipped model</source>
        <translation>Mitgeliefertes Modell</translation>
    </message>
    <message>
        <source>{name} has no network to read with.</source>
        <translation>{name} hat kein Netz, mit dem gelesen werden kann.</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>nicht mehr da</translation>
    </message>
    <message>
        <source>damaged, or not a model of this program</source>
        <translation>beschädigt oder kein Modell dieses Programms</translation>
    </message>
    <message>
        <source>still training</source>
        <translation>trainiert noch</translation>
    </message>
    <message>
        <source>interrupted before its end</source>
        <translation>vor dem Ende unterbrochen</translation>
    </message>
    <message>
        <source>no network was kept</source>
        <translation>es wurde kein Netz aufgehoben</translation>
    </message>
    <message numerus="yes">
        <source>%n training(s) (was|were) interrupted when the program ended. You can continue on the page Runs.</source>
        <translation>
            <numerusform>%n Training wurde unterbrochen, als das Programm endete. Du kannst es auf der Seite „Läufe“ fortsetzen.</numerusform>
            <numerusform>%n Trainings wurden unterbrochen, als das Programm endete. Du kannst sie auf der Seite „Läufe“ fortsetzen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your last drawing is back.</source>
        <translation>Deine letzte Zeichnung ist wieder da.</translation>
    </message>
    <message>
        <source>An earlier drawing is back.</source>
        <translation>Eine frühere Zeichnung ist wieder da.</translation>
    </message>
    <message>
        <source>Your last picture is back.</source>
        <translation>Dein letztes Bild ist wieder da.</translation>
    </message>
    <message>
        <source>An earlier picture is back.</source>
        <translation>Ein früheres Bild ist wieder da.</translation>
    </message>
    <message numerus="yes">
        <source>%n more (was|were) left by other windows.</source>
        <translation>
            <numerusform>%n weitere Zeichnung ist von anderen Fenstern übrig.</numerusform>
            <numerusform>%n weitere Zeichnungen sind von anderen Fenstern übrig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show the next</source>
        <translation>Die nächste zeigen</translation>
    </message>
    <message>
        <source>There are none: the program has made no mistake that it knows of.</source>
        <translation>Es gibt keine: Das Programm hat keinen Fehler gemacht, von dem es weiß.</translation>
    </message>
    <message>
        <source>Problem reports</source>
        <translation>Fehlerberichte</translation>
    </message>
    <message>
        <source>What is known of mistakes that the program made, with versions and the place in its code. It was kept on this computer alone, in {folder}. Nothing is ever sent: copy a report to show it to somebody.</source>
        <translation>Was über Fehler bekannt ist, die das Programm gemacht hat, mit Versionen und der Stelle im Code. Es liegt nur auf diesem Rechner, in {folder}. Nichts wird je gesendet: Kopiere einen Bericht, um ihn jemandem zu zeigen.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Delete all</source>
        <translation>Alle löschen</translation>
    </message>
    <message>
        <source>Remove all reports from this computer</source>
        <translation>Alle Berichte von diesem Rechner entfernen</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Practise</source>
        <translation>Üben</translation>
    </message>
    <message>
        <source>Use this network</source>
        <translation>Dieses Netz verwenden</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Which columns the table shows</source>
        <translation>Welche Spalten die Tabelle zeigt</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Diverged</source>
        <translation>Divergiert</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Run {number}</source>
        <translation>Lauf {number}</translation>
    </message>
    <message>
        <source>Training now: {epochs} in {time} so far.</source>
        <translation>Wird gerade trainiert: bisher {epochs} in {time}.</translation>
    </message>
    <message>
        <source>Finished: {epochs} in {time}.</source>
        <translation>Fertig: {epochs} in {time}.</translation>
    </message>
    <message>
        <source>Stopped by you: {epochs} in {time}.</source>
        <translation>Von dir gestoppt: {epochs} in {time}.</translation>
    </message>
    <message>
        <source>Continue takes it up again.</source>
        <translation>Mit „Fortsetzen“ geht es weiter.</translation>
    </message>
    <message>
        <source>Diverged: its numbers left the finite ones after {epochs} in {time}.</source>
        <translation>Divergiert: Nach {epochs} in {time} waren seine Zahlen nicht mehr endlich.</translation>
    </message>
    <message>
        <source>Interrupted: the program ended while it trained, after {epochs} in {time}.</source>
        <translation>Unterbrochen: Das Programm endete mitten im Training, nach {epochs} in {time}.</translation>
    </message>
    <message>
        <source>Continue takes it up from its last checkpoint.</source>
        <translation>Mit „Fortsetzen“ geht es vom letzten Zwischenstand aus weiter.</translation>
    </message>
    <message>
        <source>It left no checkpoint to go on from.</source>
        <translation>Es gibt keinen Zwischenstand, von dem aus es weitergehen könnte.</translation>
    </message>
    <message>
        <source>It went on from run {run} after update {update:,}.</source>
        <translation>Er setzt Lauf {run} nach Update {update:,} fort.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Its number, which no other run ever gets</source>
        <translation>Seine Nummer, die kein anderer Lauf je bekommt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What you call it, at first its preset and what differs from that; F2 renames</source>
        <translation>Wie du ihn nennst; zuerst seine Vorlage und was davon abweicht. F2 benennt um</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>Wie es um ihn steht</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>When it was begun</source>
        <translation>Wann er begonnen wurde</translation>
    </message>
    <message>
        <source>2026-12-30 23:59</source>
        <translation>30.12.2026 23:59</translation>
    </message>
    <message>
        <source>Epochs made</source>
        <translation>Wie viele Epochen er hinter sich hat</translation>
    </message>
    <message>
        <source>Updates made</source>
        <translation>Wie viele Updates er hinter sich hat</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time spent training</source>
        <translation>Wie lange trainiert wurde</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Accuracy on the test digits, at the end</source>
        <translation>Genauigkeit auf den Testziffern, am Ende</translation>
    </message>
    <message>
        <source>Best test</source>
        <translation>Bester</translation>
    </message>
    <message>
        <source>Best test accuracy: the highest after any epoch</source>
        <translation>Beste Testgenauigkeit: die höchste nach einer Epoche</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Accuracy on the digits it learnt from</source>
        <translation>Genauigkeit auf den Ziffern, aus denen er gelernt hat</translation>
    </message>
    <message>
        <source>Drawings</source>
        <translation>Zeichnungen</translation>
    </message>
    <message>
        <source>Accuracy on the drawings that came with the program</source>
        <translation>Genauigkeit auf den mitgelieferten Zeichnungen</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Accuracy on the digits that you have taught</source>
        <translation>Genauigkeit auf den Ziffern, die du beigebracht hast</translation>
    </message>
    <message>
        <source>Loss on the test digits, at the end</source>
        <translation>Verlust auf den Testziffern, am Ende</translation>
    </message>
    <message>
        <source>Lowest loss</source>
        <translation>Kleinster Verlust</translation>
    </message>
    <message>
        <source>Lowest test loss after any epoch</source>
        <translation>Kleinster Testverlust nach einer Epoche</translation>
    </message>
    <message>
        <source>Loss on the digits it learnt from, at the end</source>
        <translation>Verlust auf den Ziffern, aus denen er gelernt hat, am Ende</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>The recipe in a line</source>
        <translation>Das Rezept in einer Zeile</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Your tags</source>
        <translation>Deine Tags</translation>
    </message>
    <message>
        <source>two, tags</source>
        <translation>zwei, Tags</translation>
    </message>
    <message>
        <source>Selected runs</source>
        <translation>Ausgewählte Läufe</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Modell nutzen</translation>
    </message>
    <message>
        <source>Read with this run&apos;s network from now on</source>
        <translation>Ab jetzt mit dem Netz dieses Laufs lesen</translation>
    </message>
    <message>
        <source>Train on from where this run was left</source>
        <translation>Da weitertrainieren, wo dieser Lauf aufgehört hat</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>Rezept nutzen</translation>
    </message>
    <message>
        <source>Put its settings into the form of Train</source>
        <translation>Seine Einstellungen ins Formular von „Trainieren“ übernehmen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Write the selected runs to a file</source>
        <translation>Die ausgewählten Läufe in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Value {name}</source>
        <translation>Wert {name}</translation>
    </message>
    <message>
        <source>One node back</source>
        <translation>Einen Knoten zurück</translation>
    </message>
    <message>
        <source>One node on</source>
        <translation>Einen Knoten weiter</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>Before the first node</source>
        <translation>Vor den ersten Knoten</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Zum Ende</translation>
    </message>
    <message>
        <source>Forward and all the way back</source>
        <translation>Vorwärts und ganz zurück</translation>
    </message>
    <message>
        <source>the gradient d{end}/d{name}</source>
        <translation>der Gradient d{end}/d{name}</translation>
    </message>
    <message>
        <source>the gradient of value {place}</source>
        <translation>der Gradient von Wert {place}</translation>
    </message>
    <message>
        <source>What the chosen node does</source>
        <translation>Was der gewählte Knoten tut</translation>
    </message>
    <message>
        <source>First input of the chosen node</source>
        <translation>Erste Eingabe des gewählten Knotens</translation>
    </message>
    <message>
        <source>Second input of the chosen node</source>
        <translation>Zweite Eingabe des gewählten Knotens</translation>
    </message>
    <message>
        <source>One node more; it takes the chosen one</source>
        <translation>Ein Knoten mehr; er nimmt den gewählten</translation>
    </message>
    <message>
        <source>Delete the chosen node (Delete)</source>
        <translation>Den gewählten Knoten löschen (Entf)</translation>
    </message>
    <message>
        <source>Add</source>
        <comment>a node</comment>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Add a node</source>
        <translation>Einen Knoten hinzufügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the chosen node</source>
        <translation>Den gewählten Knoten löschen</translation>
    </message>
    <message>
        <source>No node is chosen</source>
        <translation>Kein Knoten gewählt</translation>
    </message>
    <message>
        <source>Delete the selected runs (Delete); it can be undone</source>
        <translation>Die ausgewählten Läufe löschen (Entf); das lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>Mean of seeds</source>
        <translation>Startwerte mitteln</translation>
    </message>
    <message>
        <source>Draw runs that differ by their seeds alone as their mean, with a band of one standard deviation</source>
        <translation>Läufe, die sich nur im Startwert unterscheiden, als ihr Mittel zeichnen, mit einem Band von einer Standardabweichung</translation>
    </message>
    <message>
        <source>Curves, or settings against result</source>
        <translation>Kurven, oder Einstellungen und Ergebnis</translation>
    </message>
    <message>
        <source>Settings against result</source>
        <translation>Einstellungen und Ergebnis</translation>
    </message>
    <message>
        <source>Settings and notes</source>
        <translation>Notiz und Einstellungen</translation>
    </message>
    <message>
        <source>This cannot be shown</source>
        <translation>Das lässt sich nicht zeigen</translation>
    </message>
    <message>
        <source>What the history holds of it is damaged. It can be deleted.</source>
        <translation>Was der Verlauf davon enthält, ist beschädigt. Du kannst es löschen.</translation>
    </message>
    <message>
        <source>No run selected</source>
        <translation>Kein Lauf ausgewählt</translation>
    </message>
    <message>
        <source>Select one to see it, or several to compare them.</source>
        <translation>Wähle einen aus, um ihn anzusehen, oder mehrere, um sie zu vergleichen.</translation>
    </message>
    <message>
        <source>{title} (run {number})</source>
        <translation>{title} (Lauf {number})</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) selected</source>
        <translation>
            <numerusform>%n Lauf ausgewählt</numerusform>
            <numerusform>%n Läufe ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Below, the first {runs} of them are compared.</source>
        <translation>Unten werden die ersten {runs} davon verglichen.</translation>
    </message>
    <message>
        <source>Below, the settings that differ, and the curves over each other.</source>
        <translation>Unten die Einstellungen, die sich unterscheiden, und die Kurven übereinander.</translation>
    </message>
    <message>
        <source>Nothing was measured yet, so there are no curves.</source>
        <translation>Noch wurde nichts gemessen, also gibt es keine Kurven.</translation>
    </message>
    <message>
        <source>The curves of what is selected.</source>
        <translation>Die Kurven dessen, was ausgewählt ist.</translation>
    </message>
    <message>
        <source>{action}…</source>
        <translation>{action} …</translation>
    </message>
    <message>
        <source>Of one run that has a model</source>
        <translation>Von einem einzelnen Lauf, der ein Modell hat</translation>
    </message>
    <message>
        <source>All selected runs, into a folder</source>
        <translation>Alle ausgewählten Läufe, in einen Ordner</translation>
    </message>
    <message>
        <source>deletion</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>deletion of %n run(s)</source>
        <translation>
            <numerusform>Löschen von %n Lauf</numerusform>
            <numerusform>Löschen von %n Läufen</numerusform>
        </translation>
    </message>
    <message>
        <source>renaming</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>How much each setting says of the result</source>
        <translation>Wie viel jede Einstellung über das Ergebnis sagt</translation>
    </message>
    <message>
        <source>Weighing the settings…</source>
        <translation>Die Einstellungen werden gewichtet …</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>{title}: {share} rank correlation with the result</source>
        <translation>{title}: {share} Rangkorrelation mit dem Ergebnis</translation>
    </message>
    <message>
        <source>{title}: {share} of what all settings say</source>
        <translation>{title}: {share} von dem, was alle Einstellungen sagen</translation>
    </message>
    <message>
        <source>{runs} with a result: it takes at least {least} to weigh settings</source>
        <translation>{runs} mit Ergebnis: Um Einstellungen zu gewichten, braucht es mindestens {least}</translation>
    </message>
    <message>
        <source>{runs}: the results are all alike, so no setting matters</source>
        <translation>{runs}: Alle Ergebnisse sind gleich, also kommt es auf keine Einstellung an</translation>
    </message>
    <message>
        <source>{runs}, few: each setting by itself, its rank correlation with “{result}”; up to {chance}, the broken line, it may well be chance</source>
        <translation>{runs}, also wenige: jede Einstellung für sich, ihre Rangkorrelation mit „{result}“; bis {chance}, der gestrichelten Linie, kann es gut Zufall sein</translation>
    </message>
    <message>
        <source>{runs}: these settings say next to nothing of “{result}” that would hold for other runs</source>
        <translation>{runs}: Diese Einstellungen sagen über „{result}“ so gut wie nichts, was auch für andere Läufe gälte</translation>
    </message>
    <message>
        <source>{runs}: these settings say {explained} of how “{result}” ranks runs that were not looked at (random forest); the bars are each one&apos;s part in it</source>
        <translation>{runs}: Diese Einstellungen erklären {explained} davon, wie „{result}“ Läufe ordnet, die nicht angesehen wurden (Random Forest); die Balken sind der Anteil jeder einzelnen</translation>
    </message>
    <message>
        <source>{runs}, each setting by itself: up to {chance} may be chance</source>
        <translation>{runs}, jede Einstellung für sich: bis {chance} kann Zufall sein</translation>
    </message>
    <message>
        <source>{runs}: the settings say next to nothing</source>
        <translation>{runs}: Die Einstellungen sagen so gut wie nichts</translation>
    </message>
    <message>
        <source>{runs}: together the settings say {explained} of the result</source>
        <translation>{runs}: Zusammen erklären die Einstellungen {explained} des Ergebnisses</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>What did you want to find out, and what came of it?</source>
        <translation>Was wolltest du herausfinden, und was kam dabei heraus?</translation>
    </message>
    <message>
        <source>Tags, separated by commas</source>
        <translation>Tags, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>separated by commas</source>
        <translation>durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Nothing has been trained yet.

Every training is kept here with its settings, its curves and its model. Go to the page Train and press Train.</source>
        <translation>Noch wurde nichts trainiert.

Hier wird jedes Training mit seinen Einstellungen, seinen Kurven und seinem Modell aufbewahrt. Geh auf die Seite „Trainieren“ und drück dort auf „Trainieren“.</translation>
    </message>
    <message>
        <source>No run matches. Clear the search, or choose Any result and Any status.</source>
        <translation>Kein Lauf passt. Leere die Suche, oder wähle „Jedes Ergebnis“ und „Jeder Status“.</translation>
    </message>
    <message>
        <source>All runs are deleted. Undo, above, brings the last ones back.</source>
        <translation>Alle Läufe sind gelöscht. „Rückgängig“ oben holt die letzten zurück.</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <translation>In einen Ordner exportieren</translation>
    </message>
    <message numerus="yes">
        <source>{shown:,} of %n run(s)</source>
        <translation>
            <numerusform>{shown:,} von %n Lauf</numerusform>
            <numerusform>{shown:,} von %n Läufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo {words}</source>
        <translation>Rückgängig: {words}</translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n run(s).</source>
        <translation>
            <numerusform>%n Lauf gelöscht.</numerusform>
            <numerusform>%n Läufe gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Point at a line for its run, click to select it; drag along an axis to keep the runs that cross there, click the axis to keep all</source>
        <translation>Zeig auf eine Linie, um ihren Lauf zu sehen, klick, um ihn auszuwählen; zieh an einer Achse entlang, um nur die Läufe zu behalten, die sie dort kreuzen, klick auf die Achse, um alle zu behalten</translation>
    </message>
    <message>
        <source>Point at a dot for its run, click to select it</source>
        <translation>Zeig auf einen Punkt, um seinen Lauf zu sehen, klick, um ihn auszuwählen</translation>
    </message>
    <message>
        <source>Click a setting to see each run as a dot over it</source>
        <translation>Klick auf eine Einstellung, um jeden Lauf als Punkt darüber zu sehen</translation>
    </message>
    <message>
        <source>Of runs that differ in a setting, each is a line here: train with other settings, and see what comes of them.</source>
        <translation>Von Läufen, die sich in einer Einstellung unterscheiden, ist hier jeder eine Linie: Trainiere mit anderen Einstellungen, und sieh, was dabei herauskommt.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>What the last axis measures, and the colours</source>
        <translation>Was die letzte Achse misst, und die Farben</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>Each run a line across all settings in which they differ</source>
        <translation>Jeder Lauf eine Linie über alle Einstellungen, in denen sie sich unterscheiden</translation>
    </message>
    <message>
        <source>Dots</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Each run a dot over one setting</source>
        <translation>Jeder Lauf ein Punkt über einer Einstellung</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>Wichtigkeit</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>What lies across</source>
        <translation>Was waagerecht liegt</translation>
    </message>
    <message>
        <source>Keep all runs</source>
        <translation>Alle Läufe behalten</translation>
    </message>
    <message>
        <source>Take back what was brushed on the axes</source>
        <translation>Aufheben, was an den Achsen markiert wurde</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>Alle behalten</translation>
    </message>
    <message numerus="yes">
        <source>{kept} of %n run(s) kept</source>
        <translation>
            <numerusform>{kept} von %n Lauf behalten</numerusform>
            <numerusform>{kept} von %n Läufen behalten</numerusform>
        </translation>
    </message>
    <message>
        <source>{runs} across {axes} axes, the last of them the result</source>
        <translation>{runs} über {axes} Achsen, die letzte ist das Ergebnis</translation>
    </message>
    <message>
        <source>Show only runs with such a result</source>
        <translation>Nur Läufe mit einem solchen Ergebnis zeigen</translation>
    </message>
    <message>
        <source>Any result</source>
        <translation>Jedes Ergebnis</translation>
    </message>
    <message>
        <source>At least or at most</source>
        <translation>Mindestens oder höchstens</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Wie viel</translation>
    </message>
    <message>
        <source>Its network reads your drawings now.</source>
        <translation>Sein Netz liest gerade deine Zeichnungen.</translation>
    </message>
    <message>
        <source>{explanation}. Click to sort; Columns, above at the right, shows and hides them.</source>
        <translation>{explanation}. Ein Klick sortiert; „Spalten“ oben rechts blendet Spalten ein und aus.</translation>
    </message>
    <message>
        <source>A setting against the result</source>
        <translation>Eine Einstellung und das Ergebnis</translation>
    </message>
    <message>
        <source>{runs}: {setting} across, {result} upwards</source>
        <translation>{runs}: {setting} waagerecht, {result} nach oben</translation>
    </message>
    <message>
        <source>test &gt;= 0.95</source>
        <translation>test &gt;= 0,95</translation>
    </message>
    <message>
        <source>rate 0.01..0.1</source>
        <translation>rate 0,01..0,1</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Words, or {examples}</source>
        <translation>Wörter, oder {examples}</translation>
    </message>
    <message>
        <source>Words of names, notes, tags and settings; or conditions and ranges, as {examples}. Measured are {metrics}; set are {settings}.</source>
        <translation>Wörter aus Namen, Notizen, Tags und Einstellungen; oder Bedingungen und Bereiche, etwa {examples}. Gemessen sind {metrics}; eingestellt sind {settings}.</translation>
    </message>
    <message>
        <source>Show only runs that stand so</source>
        <translation>Nur Läufe mit diesem Status zeigen</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>Jeder Status</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message numerus="yes">
        <source>%n settings differ</source>
        <translation>
            <numerusform>%n Einstellung unterscheidet sich</numerusform>
            <numerusform>%n Einstellungen unterscheiden sich</numerusform>
        </translation>
    </message>
    <message>
        <source>One setting differs</source>
        <translation>Eine Einstellung unterscheidet sich</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s)</source>
        <translation>
            <numerusform>%n Einstellung</numerusform>
            <numerusform>%n Einstellungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Shipped drawings</source>
        <translation>Mitgelieferte Zeichnungen</translation>
    </message>
    <message>
        <source>Own drawings</source>
        <translation>Eigene Zeichnungen</translation>
    </message>
    <message>
        <source>Output layer</source>
        <translation>Ausgabeschicht</translation>
    </message>
    <message>
        <source>How the window is left cannot be remembered: {path} is not a regular file. Move it away.</source>
        <translation>Wie das Fenster verlassen wird, kann nicht gemerkt werden: {path} ist keine gewöhnliche Datei. Schaff sie weg.</translation>
    </message>
    <message numerus="yes">
        <source>Reading {name}: %n sample(s)</source>
        <translation>
            <numerusform>{name} wird gelesen: %n Beispiel</numerusform>
            <numerusform>{name} wird gelesen: %n Beispiele</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keeping %n sample(s)</source>
        <translation>
            <numerusform>%n Beispiel wird aufgehoben</numerusform>
            <numerusform>%n Beispiele werden aufgehoben</numerusform>
        </translation>
    </message>
    <message>
        <source>Labelled samples</source>
        <translation>Beschriftete Beispiele</translation>
    </message>
    <message>
        <source>Import samples</source>
        <translation>Beispiele importieren</translation>
    </message>
    <message>
        <source>Import a folder with one folder for each label</source>
        <translation>Einen Ordner mit einem Ordner je Beschriftung importieren</translation>
    </message>
    <message>
        <source>Export samples</source>
        <translation>Beispiele exportieren</translation>
    </message>
    <message>
        <source>{label}, taught {moment}.</source>
        <translation>{label}, beigebracht am {moment}.</translation>
    </message>
    <message>
        <source>{label}, taught {moment}; it was read as {read} with {share}.</source>
        <translation>{label}, beigebracht am {moment}; gelesen wurde {read} mit {share}.</translation>
    </message>
    <message>
        <source>no digit</source>
        <translation>keine Ziffer</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>read {label}</source>
        <translation>als {label}</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>ungelesen</translation>
    </message>
    <message>
        <source>Taught samples</source>
        <translation>Beigebrachte Ziffern</translation>
    </message>
    <message>
        <source>The network goes on learning from your samples, together with digits of its first training so that it forgets nothing. It takes a few seconds; afterwards you see what it mended and what it broke, and keep it or not.</source>
        <translation>Das Netz lernt aus deinen Ziffern weiter, zusammen mit Ziffern seines ersten Trainings, damit es nichts vergisst. Das dauert ein paar Sekunden; danach siehst du, was besser und was schlechter wurde, und behältst es oder nicht.</translation>
    </message>
    <message>
        <source>Learn from my digits</source>
        <translation>Aus meinen Ziffern lernen</translation>
    </message>
    <message>
        <source>Cancel learning</source>
        <translation>Das Lernen abbrechen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep what was learnt</source>
        <translation>Das Gelernte behalten</translation>
    </message>
    <message>
        <source>Read with the new network</source>
        <translation>Mit dem neuen Netz lesen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Discard what was learnt</source>
        <translation>Das Gelernte verwerfen</translation>
    </message>
    <message>
        <source>Read on as before</source>
        <translation>Weiter lesen wie bisher</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>What was mended and what was broken</source>
        <translation>Was besser und was schlechter wurde</translation>
    </message>
    <message>
        <source>The network that has learnt from your digits reads now.</source>
        <translation>Jetzt liest das Netz, das aus deinen Ziffern gelernt hat.</translation>
    </message>
    <message>
        <source>Teach some samples first.</source>
        <translation>Bring ihm zuerst ein paar Ziffern bei.</translation>
    </message>
    <message>
        <source>Mended</source>
        <translation>Besser</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Schlechter</translation>
    </message>
    <message>
        <source>{label}, read as {before} before and as {after} now.</source>
        <translation>{label}, vorher als {before} gelesen und jetzt als {after}.</translation>
    </message>
    <message>
        <source>{what}: {count}, {shown} of them shown</source>
        <translation>{what}: {count}, davon {shown} gezeigt</translation>
    </message>
    <message>
        <source>{what}: nothing</source>
        <translation>{what}: nichts</translation>
    </message>
    <message numerus="yes">
        <source>Learnt from %n sample(s) in {time}.</source>
        <translation>
            <numerusform>Von %n Beispiel gelernt, in {time}.</numerusform>
            <numerusform>Von %n Beispielen gelernt, in {time}.</numerusform>
        </translation>
    </message>
    <message>
        <source>New: {labels}.</source>
        <translation>Neu: {labels}.</translation>
    </message>
    <message numerus="yes">
        <source>Of %n sample(s) it had not learnt from, it reads {now}; before, it read {then}.</source>
        <translation>
            <numerusform>Von %n Beispiel, das es noch nicht kannte, liest es {now} richtig; vorher waren es {then}.</numerusform>
            <numerusform>Von %n Beispielen, die es noch nicht kannte, liest es {now} richtig; vorher waren es {then}.</numerusform>
        </translation>
    </message>
    <message>
        <source>There are too few samples to leave some out and see how they are read.</source>
        <translation>Es sind zu wenige Beispiele, um einige wegzulassen und zu sehen, wie sie gelesen werden.</translation>
    </message>
    <message numerus="yes">
        <source>Your samples are each read by a network that has not learnt from that sample (%n sample(s) learnt before are left out).</source>
        <translation>
            <numerusform>Jedes deiner Beispiele wird von einem Netz gelesen, das von diesem Beispiel nicht gelernt hat (%n schon früher gelerntes ist weggelassen).</numerusform>
            <numerusform>Jedes deiner Beispiele wird von einem Netz gelesen, das von diesem Beispiel nicht gelernt hat (%n schon früher gelernte sind weggelassen).</numerusform>
        </translation>
    </message>
    <message>
        <source>Your samples are each read by a network that has not learnt from that sample.</source>
        <translation>Jedes deiner Beispiele wird von einem Netz gelesen, das von diesem Beispiel nicht gelernt hat.</translation>
    </message>
    <message>
        <source>The digits are scikit-learn&apos;s last fifth, which no training has seen.</source>
        <translation>Die Ziffern sind das letzte Fünftel derer von scikit-learn, das kein Training gesehen hat.</translation>
    </message>
    <message>
        <source>The digits are scikit-learn&apos;s last fifth, to see that nothing is forgotten.</source>
        <translation>Die Ziffern sind das letzte Fünftel derer von scikit-learn, um zu sehen, dass nichts vergessen wird.</translation>
    </message>
    <message>
        <source>Before against after, for each label</source>
        <translation>Vorher und nachher, für jede Beschriftung</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Beschriftung</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Deine</translation>
    </message>
    <message>
        <source>scikit-learn&apos;s</source>
        <translation>scikit-learn</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Nothing has been taught yet.

When a drawing on the page Read is misread, type what it is: it is kept here, and the network can learn your hand from it. Or practise, or import labelled drawings.</source>
        <translation>Noch ist nichts beigebracht.

Wird eine Zeichnung auf der Seite „Lesen“ falsch gelesen, dann tippe, was es ist: Sie wird hier aufgehoben, und das Netz kann daraus deine Handschrift lernen. Oder übe, oder importiere beschriftete Zeichnungen.</translation>
    </message>
    <message>
        <source>Show only samples of this label</source>
        <translation>Nur Beispiele mit dieser Beschriftung zeigen</translation>
    </message>
    <message>
        <source>Misread only</source>
        <translation>Nur falsch gelesene</translation>
    </message>
    <message>
        <source>Take the last change back (Ctrl+Z)</source>
        <translation>Die letzte Änderung zurücknehmen (Strg+Z)</translation>
    </message>
    <message>
        <source>Do again what was taken back (Ctrl+Y)</source>
        <translation>Zurückgenommenes wiederholen (Strg+Y)</translation>
    </message>
    <message>
        <source>Take the chosen samples away (Delete)</source>
        <translation>Die gewählten Beispiele wegnehmen (Entf)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Bring in labelled drawings and pictures of others</source>
        <translation>Beschriftete Zeichnungen und Bilder anderer hereinholen</translation>
    </message>
    <message>
        <source>A &amp;file…</source>
        <translation>Eine &amp;Datei …</translation>
    </message>
    <message>
        <source>A f&amp;older…</source>
        <translation>Einen &amp;Ordner …</translation>
    </message>
    <message>
        <source>Write all samples to a file</source>
        <translation>Alle Beispiele in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Cancelled: nothing was brought in.</source>
        <translation>Abgebrochen: Nichts wurde hereingeholt.</translation>
    </message>
    <message>
        <source>What is done with the samples</source>
        <translation>Was mit den Beispielen getan wird</translation>
    </message>
    <message numerus="yes">
        <source>{some:,} of %n sample(s)</source>
        <translation>
            <numerusform>{some:,} von %n Beispiel</numerusform>
            <numerusform>{some:,} von %n Beispielen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <translation>
            <numerusform>%n Beispiel</numerusform>
            <numerusform>%n Beispiele</numerusform>
        </translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>Alle</translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) chosen. Type a label to give it to all of them.</source>
        <translation>
            <numerusform>%n Beispiel gewählt. Tippe eine Beschriftung, um sie ihm zu geben.</numerusform>
            <numerusform>%n Beispiele gewählt. Tippe eine Beschriftung, um sie allen zu geben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose samples to relabel (type the right label) or to delete them.</source>
        <translation>Wähle Beispiele, um sie umzubeschriften (tippe, was sie sind) oder zu löschen.</translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) relabelled: {label}.</source>
        <translation>
            <numerusform>%n Beispiel umbeschriftet: {label}.</numerusform>
            <numerusform>%n Beispiele umbeschriftet: {label}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) deleted.</source>
        <translation>
            <numerusform>%n Beispiel gelöscht.</numerusform>
            <numerusform>%n Beispiele gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) brought in from {name}.</source>
        <translation>
            <numerusform>%n Beispiel aus {name} hereingeholt.</numerusform>
            <numerusform>%n Beispiele aus {name} hereingeholt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) written to {path}.</source>
        <translation>
            <numerusform>%n Beispiel nach {path} geschrieben.</numerusform>
            <numerusform>%n Beispiele nach {path} geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) left out: this form holds strokes.</source>
        <translation>
            <numerusform>%n Bild ausgelassen: Diese Form enthält nur Striche.</numerusform>
            <numerusform>%n Bilder ausgelassen: Diese Form enthält nur Striche.</numerusform>
        </translation>
    </message>
    <message>
        <source>Write what is asked for, then press Next. It asks most for what the network is least sure of.</source>
        <translation>Schreib, wonach gefragt wird, und drücke dann „Weiter“. Am häufigsten wird gefragt, worin das Netz am unsichersten ist.</translation>
    </message>
    <message>
        <source>Practice canvas</source>
        <translation>Zeichenfläche zum Üben</translation>
    </message>
    <message>
        <source>Keep it and go on</source>
        <translation>Aufheben und weitermachen</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>Eine andere</translation>
    </message>
    <message>
        <source>Ask for something else</source>
        <translation>Nach etwas anderem fragen</translation>
    </message>
    <message>
        <source>Write {digit}</source>
        <translation>Schreib {digit}</translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) kept. Your last one: {reading}</source>
        <translation>
            <numerusform>%n Ziffer aufgehoben. Deine letzte: {reading}</numerusform>
            <numerusform>%n Ziffern aufgehoben. Deine letzte: {reading}</numerusform>
        </translation>
    </message>
    <message>
        <source>What you have drawn on the canvas</source>
        <translation>Was du auf die Zeichenfläche gezeichnet hast</translation>
    </message>
    <message>
        <source>Test digit</source>
        <translation>Testziffer</translation>
    </message>
    <message>
        <source>One of the digits kept back for testing</source>
        <translation>Eine der Ziffern, die zum Testen zurückbehalten sind</translation>
    </message>
    <message>
        <source>Latest batch</source>
        <translation>Letzter Batch</translation>
    </message>
    <message>
        <source>The mean over digits that were last learnt from</source>
        <translation>Das Mittel über die Ziffern, aus denen zuletzt gelernt wurde</translation>
    </message>
    <message>
        <source>What is looked at</source>
        <translation>Was betrachtet wird</translation>
    </message>
    <message>
        <source>No digits are kept back for testing</source>
        <translation>Zum Testen sind keine Ziffern zurückbehalten</translation>
    </message>
    <message>
        <source>One of the {count:,} digits kept back for testing</source>
        <translation>Eine der {count:,} Ziffern, die zum Testen zurückbehalten sind</translation>
    </message>
    <message>
        <source>after update {update:,}</source>
        <translation>nach Update {update:,}</translation>
    </message>
    <message>
        <source>Previous test digit</source>
        <translation>Vorige Testziffer</translation>
    </message>
    <message>
        <source>Number of the test digit</source>
        <translation>Nummer der Testziffer</translation>
    </message>
    <message>
        <source>Number of the test digit; arrow keys go to its neighbours</source>
        <translation>Nummer der Testziffer; die Pfeiltasten gehen zu den Nachbarn</translation>
    </message>
    <message>
        <source>Next test digit</source>
        <translation>Nächste Testziffer</translation>
    </message>
    <message>
        <source>Point at a unit, or use the arrow keys, for its numbers.</source>
        <translation>Zeig auf ein Neuron oder nimm die Pfeiltasten, um seine Zahlen zu sehen.</translation>
    </message>
    <message>
        <source>Activations per layer</source>
        <translation>Aktivierungen je Schicht</translation>
    </message>
    <message>
        <source>How well does this recipe read after a tenth of the digits, and how well after all of them? Compute trains it fifteen times, in the background, and draws the answer.</source>
        <translation>Wie gut liest dieses Rezept nach einem Zehntel der Ziffern, und wie gut nach allen? „Berechnen“ trainiert es fünfzehnmal im Hintergrund und zeichnet die Antwort.</translation>
    </message>
    <message>
        <source>digits it has learnt</source>
        <translation>Ziffern, die es gelernt hat</translation>
    </message>
    <message>
        <source>digits it has never seen</source>
        <translation>Ziffern, die es nie gesehen hat</translation>
    </message>
    <message>
        <source>The networks are being trained: each on more digits than the one before.</source>
        <translation>Die Netze werden trainiert, jedes mit mehr Ziffern als das vorige.</translation>
    </message>
    <message>
        <source>Accuracy by the number of digits learnt</source>
        <translation>Genauigkeit nach Zahl der gelernten Ziffern</translation>
    </message>
    <message>
        <source>{size:,}: learnt {learnt}, others {others}</source>
        <translation>{size:,}: gelernte {learnt}, andere {others}</translation>
    </message>
    <message>
        <source>digits learnt (log scale)</source>
        <translation>gelernte Ziffern (logarithmisch)</translation>
    </message>
    <message>
        <source>read right</source>
        <translation>richtig gelesen</translation>
    </message>
    <message>
        <source>Train the present recipe on 10&#xa0;% to 100&#xa0;% of the digits, three times each</source>
        <translation>Das jetzige Rezept mit 10&#xa0;% bis 100&#xa0;% der Ziffern trainieren, je dreimal</translation>
    </message>
    <message>
        <source>Compute the accuracy by the number of digits learnt</source>
        <translation>Die Genauigkeit nach Zahl der gelernten Ziffern berechnen</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Berechnen</translation>
    </message>
    <message>
        <source>Progress of the computation</source>
        <translation>Fortschritt der Berechnung</translation>
    </message>
    <message>
        <source>Cancel the computation</source>
        <translation>Die Berechnung abbrechen</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>Es geht los</translation>
    </message>
    <message>
        <source>Digits learnt</source>
        <translation>Gelernte Ziffern</translation>
    </message>
    <message>
        <source>learnt digits</source>
        <translation>gelernte Ziffern</translation>
    </message>
    <message>
        <source>{count:,} digits</source>
        <translation>{count:,} Ziffern</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Verwechslungsmatrix</translation>
    </message>
    <message>
        <source>{label} read as {answer}: {count} of {total}</source>
        <translation>{label} gelesen als {answer}: {count} von {total}</translation>
    </message>
    <message>
        <source>read as</source>
        <translation>gelesen als</translation>
    </message>
    <message>
        <source>of</source>
        <comment>so many digits</comment>
        <translation>von</translation>
    </message>
    <message>
        <source>right</source>
        <comment>so many percent</comment>
        <translation>richtig</translation>
    </message>
    <message>
        <source>Each test digit is read as soon as a network trains, and this table shows which are taken for which.</source>
        <translation>Sobald ein Netz trainiert, wird jede Testziffer gelesen, und diese Tabelle zeigt, welche wofür gehalten werden.</translation>
    </message>
    <message>
        <source>This recipe keeps no digits back, so there is nothing to test on. Choose a random fifth or the last fifth of the digits to be kept back, and train again.</source>
        <translation>Dieses Rezept behält keine Ziffern zurück, also gibt es nichts zum Testen. Wähl ein zufälliges oder das letzte Fünftel der Ziffern zum Zurückbehalten und trainier noch einmal.</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>‹ All mistakes</source>
        <translation>‹ Alle Fehler</translation>
    </message>
    <message>
        <source>Show all mistakes</source>
        <translation>Alle Fehler zeigen</translation>
    </message>
    <message>
        <source>Show the digits of all mistakes again (Escape in the table)</source>
        <translation>Wieder die Ziffern aller Fehler zeigen (Esc in der Tabelle)</translation>
    </message>
    <message>
        <source>All {count} mistakes, the surest first</source>
        <translation>Alle {count} Fehler, die sichersten zuerst</translation>
    </message>
    <message>
        <source>All {count} mistakes</source>
        <translation>Alle {count} Fehler</translation>
    </message>
    <message>
        <source>One mistake</source>
        <translation>Ein Fehler</translation>
    </message>
    <message>
        <source>No mistake: every test digit is read right.</source>
        <translation>Kein Fehler: Jede Testziffer wird richtig gelesen.</translation>
    </message>
    <message>
        <source>{right} of {total} right, {share}.</source>
        <translation>{right} von {total} richtig, {share}.</translation>
    </message>
    <message>
        <source>Everything is read as {digits}.</source>
        <translation>Alles wird als {digits} gelesen.</translation>
    </message>
    <message>
        <source>Nothing is read as {digits}.</source>
        <translation>Nichts wird als {digits} gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>Most often wrong: {label} read as {answer}, %n time(s).</source>
        <translation>
            <numerusform>Am häufigsten falsch: {label} gelesen als {answer}, %n-mal.</numerusform>
            <numerusform>Am häufigsten falsch: {label} gelesen als {answer}, %n-mal.</numerusform>
        </translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Ziffern</translation>
    </message>
    <message>
        <source>No digits.</source>
        <translation>Keine Ziffern.</translation>
    </message>
    <message>
        <source>{number} of {count}. {digit} {button}.</source>
        <translation>{number} von {count}. {digit} {button}.</translation>
    </message>
    <message>
        <source>Test digit {place}, {name}, read as {answer} with {share}.</source>
        <translation>Testziffer {place}, {name}, gelesen als {answer} mit {share}.</translation>
    </message>
    <message>
        <source>Test digit {place}, {name}, read as {answer} with {share}; {name} got {truth}.</source>
        <translation>Testziffer {place}, {name}, gelesen als {answer} mit {share}; {name} bekam {truth}.</translation>
    </message>
    <message>
        <source>On the canvas</source>
        <translation>Zeichenfläche</translation>
    </message>
    <message>
        <source>In the activations</source>
        <translation>Aktivierungen</translation>
    </message>
    <message>
        <source>{label} read as {answer}</source>
        <translation>{label} als {answer}</translation>
    </message>
    <message>
        <source>What goes wrong while a network trains is said here, with what helps against it.</source>
        <translation>Was beim Training eines Netzes schiefgeht, steht hier, mit dem, was dagegen hilft.</translation>
    </message>
    <message>
        <source>while</source>
        <comment>in the middle of a sentence</comment>
        <translation>während</translation>
    </message>
    <message>
        <source>so</source>
        <comment>in the middle of a sentence</comment>
        <translation>sodass</translation>
    </message>
    <message>
        <source>Training doctor</source>
        <translation>Trainingsarzt</translation>
    </message>
    <message>
        <source>Other remedies</source>
        <translation>Andere Mittel</translation>
    </message>
    <message>
        <source>Opens the chapter that explains this.</source>
        <translation>Öffnet das Kapitel, das dies erklärt.</translation>
    </message>
    <message>
        <source>At update {update:,}: {said}</source>
        <translation>Bei Update {update:,}: {said}</translation>
    </message>
    <message>
        <source>Changes the run under way.</source>
        <translation>Ändert den laufenden Lauf.</translation>
    </message>
    <message>
        <source>Starts a new run with this change.</source>
        <translation>Beginnt mit dieser Änderung einen neuen Lauf.</translation>
    </message>
    <message>
        <source>{count} more ▾</source>
        <translation>{count} weitere ▾</translation>
    </message>
    <message>
        <source>{count} more diagnoses</source>
        <translation>{count} weitere Befunde</translation>
    </message>
    <message>
        <source>Your drawing, as the network sees and reads it at the moment shown. Press to draw.</source>
        <translation>Deine Zeichnung, wie das Netz sie im gezeigten Moment sieht und liest. Klick, um zu zeichnen.</translation>
    </message>
    <message>
        <source>The share is the mean over {count} views of it, as on Read; the panels show the first of them alone.</source>
        <translation>Der Anteil ist das Mittel über {count} Ansichten davon, wie unter „Lesen“; rechts ist nur die erste davon zu sehen.</translation>
    </message>
    <message>
        <source>Draw a digit on Read</source>
        <translation>Zeichne unter „Lesen“ eine Ziffer</translation>
    </message>
    <message>
        <source>Your drawing is read here by the network that you train.</source>
        <translation>Hier liest das Netz, das du trainierst, deine Zeichnung.</translation>
    </message>
    <message>
        <source>Nothing is drawn. Draw a digit on Read, and watch it being read here.</source>
        <translation>Nichts ist gezeichnet. Zeichne unter „Lesen“ eine Ziffer und sieh hier zu, wie sie gelesen wird.</translation>
    </message>
    <message>
        <source>Read as {label}</source>
        <translation>Gelesen als {label}</translation>
    </message>
    <message>
        <source>Train, and your drawing is read here</source>
        <translation>Trainiere, dann wird hier deine Zeichnung gelesen</translation>
    </message>
    <message>
        <source>your drawing</source>
        <translation>deine Zeichnung</translation>
    </message>
    <message>
        <source>Usual ({usual})</source>
        <translation>Üblich ({usual})</translation>
    </message>
    <message>
        <source>Random, as suits the activation: {usual}.</source>
        <translation>Zufällig, wie es zur Aktivierung passt: {usual}.</translation>
    </message>
    <message>
        <source>Each layer makes features of those of the layer before. More layers can express more, and the gradient has farther to go back.</source>
        <translation>Jede Schicht macht Merkmale aus denen der Schicht davor. Mehr Schichten können mehr ausdrücken, und der Gradient hat einen weiteren Rückweg.</translation>
    </message>
    <message>
        <source>How ten numbers become probabilities: softmax lets the classes compete, sigmoid asks about each on its own.</source>
        <translation>Wie aus zehn Zahlen Wahrscheinlichkeiten werden: Softmax lässt die Klassen wetteifern, die Sigmoidfunktion fragt nach jeder für sich.</translation>
    </message>
    <message>
        <source>How the output layer&apos;s weights are drawn. Large ones make it certain, and mostly wrong, from the start.</source>
        <translation>Wie die Gewichte der Ausgabeschicht gezogen werden. Große machen sie von Anfang an sicher, und meistens falsch.</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} weitere</translation>
    </message>
    <message>
        <source>Changed from the recipe that was opened: {settings}.</source>
        <translation>Gegenüber dem geöffneten Rezept geändert: {settings}.</translation>
    </message>
    <message>
        <source>Changed from “{preset}”: {settings}.</source>
        <translation>Gegenüber „{preset}“ geändert: {settings}.</translation>
    </message>
    <message>
        <source>Hidden layer {layer}</source>
        <translation>Verdeckte Schicht {layer}</translation>
    </message>
    <message>
        <source>{setting} of hidden layer {layer}</source>
        <translation>{setting} der verdeckten Schicht {layer}</translation>
    </message>
    <message>
        <source>Move hidden layer {layer} towards the input</source>
        <translation>Verdeckte Schicht {layer} zur Eingabe hin verschieben</translation>
    </message>
    <message>
        <source>Move hidden layer {layer} towards the output</source>
        <translation>Verdeckte Schicht {layer} zur Ausgabe hin verschieben</translation>
    </message>
    <message>
        <source>Remove hidden layer {layer}</source>
        <translation>Verdeckte Schicht {layer} entfernen</translation>
    </message>
    <message>
        <source>One more layer before the output, like the last one. It can express more, and is harder to train.</source>
        <translation>Noch eine Schicht vor der Ausgabe, wie die letzte. Das Netz kann mehr ausdrücken und ist schwerer zu trainieren.</translation>
    </message>
    <message>
        <source>Add layer</source>
        <translation>Schicht hinzufügen</translation>
    </message>
    <message>
        <source>Add a hidden layer</source>
        <translation>Eine verdeckte Schicht hinzufügen</translation>
    </message>
    <message>
        <source>A complete recipe to start from, with what there is to see in it. Whatever you had can be brought back with Undo.</source>
        <translation>Ein vollständiges Rezept als Ausgangspunkt, mit dem, was daran zu sehen ist. Was du vorher hattest, holt „Rückgängig“ zurück.</translation>
    </message>
    <message>
        <source>A recipe that comes from no preset.</source>
        <translation>Ein Rezept, das aus keiner Vorlage stammt.</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Your own recipe</source>
        <translation>Dein eigenes Rezept</translation>
    </message>
    <message>
        <source>Take all changes back. Undo brings them again.</source>
        <translation>Alle Änderungen zurücknehmen. „Rückgängig“ bringt sie wieder.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset to the preset</source>
        <translation>Auf die Vorlage zurücksetzen</translation>
    </message>
    <message>
        <source>{preset}, changed</source>
        <translation>{preset}, geändert</translation>
    </message>
    <message>
        <source>A run is under way; a change here applies to the next one.</source>
        <translation>Gerade läuft ein Lauf; eine Änderung hier gilt für den nächsten.</translation>
    </message>
    <message>
        <source>A run is under way; a change here takes effect at once.</source>
        <translation>Gerade läuft ein Lauf; eine Änderung hier wirkt sofort.</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Batches</translation>
    </message>
    <message>
        <source>How many samples each update looks at: one, some, or all. Few make noisy steps and many of them; all make one exact step an epoch.</source>
        <translation>Wie viele Beispiele jedes Update ansieht: eines, einige oder alle. Wenige geben viele verrauschte Schritte; alle geben einen genauen Schritt je Epoche.</translation>
    </message>
    <message>
        <source>Mini-batches</source>
        <translation>Mini-Batches</translation>
    </message>
    <message>
        <source>Each update averages the gradient of some samples: less noise than one, faster than all.</source>
        <translation>Jedes Update mittelt den Gradienten einiger Beispiele: weniger Rauschen als bei einem, schneller als bei allen.</translation>
    </message>
    <message>
        <source>Stochastic</source>
        <translation>Stochastisch</translation>
    </message>
    <message>
        <source>An update after every single sample: noisy, many updates an epoch, and slow by the clock.</source>
        <translation>Ein Update nach jedem einzelnen Beispiel: verrauscht, viele Updates je Epoche, und langsam nach der Uhr.</translation>
    </message>
    <message>
        <source>Full batch</source>
        <translation>Ganzer Datensatz</translation>
    </message>
    <message>
        <source>One update an epoch with the exact gradient of all samples: smooth, and it needs many epochs.</source>
        <translation>Ein Update je Epoche mit dem genauen Gradienten aller Beispiele: glatt, und es braucht viele Epochen.</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Augmentierung</translation>
    </message>
    <message>
        <source>Rewrites each digit in many hands before training. What is learnt then carries over to your own drawings; it takes longer to prepare.</source>
        <translation>Schreibt jede Ziffer vor dem Training in vielen Handschriften neu. Was gelernt wird, überträgt sich dann auf deine eigenen Zeichnungen; die Vorbereitung dauert länger.</translation>
    </message>
    <message>
        <source>A run is under way. The learning rate takes effect at once, everything else with the next run.</source>
        <translation>Gerade läuft ein Lauf. Die Lernrate wirkt sofort, alles andere mit dem nächsten Lauf.</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message>
        <source>for the next run</source>
        <translation>für den nächsten Lauf</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>{count:,} parameters: weights and biases of all layers</source>
        <translation>{count:,} Parameter: Gewichte und Biases aller Schichten</translation>
    </message>
    <message>
        <source>Descent</source>
        <translation>Abstieg</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>batches of {size}</source>
        <translation>Batches von {size}</translation>
    </message>
    <message>
        <source>one by one</source>
        <translation>eins nach dem anderen</translation>
    </message>
    <message>
        <source>{optimizer}, rate {rate}, {batches}</source>
        <translation>{optimizer}, Rate {rate}, {batches}</translation>
    </message>
    <message>
        <source>Regularisation</source>
        <translation>Regularisierung</translation>
    </message>
    <message>
        <source>averaged weights</source>
        <translation>gemittelte Gewichte</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>All digits</source>
        <translation>Alle Ziffern</translation>
    </message>
    <message>
        <source>{count} digits</source>
        <translation>{count} Ziffern</translation>
    </message>
    <message>
        <source>{count} variants</source>
        <translation>{count} Varianten</translation>
    </message>
    <message>
        <source>no variants</source>
        <translation>keine Varianten</translation>
    </message>
    <message>
        <source>tested on {digits}</source>
        <translation>Test: {digits}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>ungeprüft</translation>
    </message>
    <message>
        <source>endless</source>
        <translation>endlos</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>after {count} epochs</source>
        <translation>nach {count} Epochen</translation>
    </message>
    <message>
        <source>after {count} updates</source>
        <translation>nach {count} Updates</translation>
    </message>
    <message>
        <source>when converged over {count} epochs</source>
        <translation>bei Konvergenz über {count} Epochen</translation>
    </message>
    <message>
        <source>patience {count}</source>
        <translation>Geduld {count}</translation>
    </message>
    <message>
        <source>Undo recipe</source>
        <translation>Rezept: Rückgängig</translation>
    </message>
    <message>
        <source>Take back the last change of the recipe.</source>
        <translation>Die letzte Änderung am Rezept zurücknehmen.</translation>
    </message>
    <message>
        <source>Redo recipe</source>
        <translation>Rezept: Wiederholen</translation>
    </message>
    <message>
        <source>Make the change of the recipe again.</source>
        <translation>Die Änderung am Rezept wiederholen.</translation>
    </message>
    <message>
        <source>Open…</source>
        <comment>where there is little room</comment>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open recipe</source>
        <translation>Rezept öffnen</translation>
    </message>
    <message>
        <source>Open a recipe that was saved as TOML.</source>
        <translation>Ein Rezept öffnen, das als TOML gespeichert ist.</translation>
    </message>
    <message>
        <source>Save…</source>
        <comment>where there is little room</comment>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation>Rezept speichern</translation>
    </message>
    <message>
        <source>Save the recipe as TOML, to keep it or hand it to somebody.</source>
        <translation>Das Rezept als TOML speichern, um es zu behalten oder weiterzugeben.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Show the first problem</source>
        <translation>Das erste Problem zeigen</translation>
    </message>
    <message>
        <source>One setting needs a correction before training: {settings}.</source>
        <translation>Vor dem Training ist eine Einstellung zu berichtigen: {settings}.</translation>
    </message>
    <message>
        <source>{count} settings need a correction before training: {settings}.</source>
        <translation>Vor dem Training sind {count} Einstellungen zu berichtigen: {settings}.</translation>
    </message>
    <message>
        <source>{layer}: median {median}</source>
        <translation>{layer}: Median {median}</translation>
    </message>
    <message>
        <source>{layer}: median {median}, {share} exactly 0</source>
        <translation>{layer}: Median {median}, {share} genau 0</translation>
    </message>
    <message>
        <source>{share} zero</source>
        <translation>{share} null</translation>
    </message>
    <message>
        <source>How large each layer&apos;s gradient is, and whether it reaches the first, appears here as soon as a network trains.</source>
        <translation>Wie groß der Gradient jeder Schicht ist und ob er die erste erreicht, erscheint hier, sobald ein Netz trainiert.</translation>
    </message>
    <message>
        <source>Gradient magnitudes</source>
        <translation>Größe der Gradienten</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>Norm of each layer&apos;s gradient</source>
        <translation>Norm des Gradienten jeder Schicht</translation>
    </message>
    <message>
        <source>Size of each layer&apos;s step over that of its weights; 0.001 is usual</source>
        <translation>Größe des Schritts jeder Schicht, geteilt durch die ihrer Gewichte; 0,001 ist üblich</translation>
    </message>
    <message>
        <source>Update ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>Gradients of each layer&apos;s weights by size</source>
        <translation>Gradienten der Gewichte jeder Schicht nach Größe</translation>
    </message>
    <message>
        <source>Each weight&apos;s gradient now, by size</source>
        <translation>Gradienten jetzt, nach Größe</translation>
    </message>
    <message>
        <source>Gradient magnitudes over time</source>
        <translation>Größe der Gradienten im Lauf der Zeit</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Gradientennorm</translation>
    </message>
    <message>
        <source>{layer} raw</source>
        <translation>{layer} roh</translation>
    </message>
    <message>
        <source>No gradient has been reported yet.</source>
        <translation>Noch wurde kein Gradient gemeldet.</translation>
    </message>
    <message>
        <source>+ {count:,} more</source>
        <translation>+ {count:,} weitere</translation>
    </message>
    <message>
        <source>How the unit&apos;s z comes about</source>
        <translation>Wie das z des Neurons zustande kommt</translation>
    </message>
    <message>
        <source>mean z</source>
        <translation>mittl. z</translation>
    </message>
    <message>
        <source>mean a</source>
        <translation>mittl. a</translation>
    </message>
    <message>
        <source>from</source>
        <comment>which unit</comment>
        <translation>von</translation>
    </message>
    <message>
        <source>The network that predicts</source>
        <translation>Das Netz, das vorhersagt</translation>
    </message>
    <message>
        <source>then</source>
        <translation>dann</translation>
    </message>
    <message>
        <source>{title}. {inputs} inputs, then {layers} units. The largest output is {a}, for {best}.</source>
        <translation>{title}. {inputs} Eingaben, dann {layers} Neuronen. Die größte Ausgabe ist {a}, für {best}.</translation>
    </message>
    <message>
        <source>All {weights:,} weights are 0: there is no line to draw. Point at a unit for its numbers.</source>
        <translation>Alle {weights:,} Gewichte sind 0: Es gibt keine Linie zu zeichnen. Zeig auf ein Neuron, um seine Zahlen zu sehen.</translation>
    </message>
    <message>
        <source>Strongest {drawn:,} of {weights:,} weights.</source>
        <translation>Die {drawn:,} stärksten von {weights:,} Gewichten.</translation>
    </message>
    <message>
        <source>All {weights:,} weights.</source>
        <translation>Alle {weights:,} Gewichte.</translation>
    </message>
    <message>
        <source>Blue is positive, dashed orange negative; triangles are biases.</source>
        <translation>Blau: positiv, Orange gestrichelt: negativ; Dreiecke: Biases.</translation>
    </message>
    <message>
        <source>Of large layers the most active units are seen.</source>
        <translation>Große Schichten: nur die aktivsten Neuronen.</translation>
    </message>
    <message>
        <source>Point at a unit or a line, or use the arrow keys.</source>
        <translation>Zeig auf Neuronen oder Linien, auch per Pfeiltasten.</translation>
    </message>
    <message>
        <source>The network appears here, with its numbers, as soon as it trains.</source>
        <translation>Hier erscheint das Netz mit seinen Zahlen, sobald es trainiert.</translation>
    </message>
    <message>
        <source>Units and weights of the network</source>
        <translation>Neuronen und Gewichte des Netzes</translation>
    </message>
    <message>
        <source>{layers}. The arrow keys go from unit to unit.</source>
        <translation>{layers}. Die Pfeiltasten gehen von Neuron zu Neuron.</translation>
    </message>
    <message>
        <source>{pixel}: {value}, from 0 paper to 1 ink.</source>
        <translation>{pixel}: {value}, von 0 (Papier) bis 1 (Tinte).</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Aktivierungen</translation>
    </message>
    <message>
        <source>Each square is a unit, the darker the more strongly it answers to what is looked at. A cross marks one that is 0 for every sample: no gradient reaches it.</source>
        <translation>Jedes Quadrat ist ein Neuron, je dunkler, desto stärker antwortet es auf das Betrachtete. Ein Kreuz markiert eines, das für jedes Beispiel 0 ist: Kein Gradient erreicht es.</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>Gradienten</translation>
    </message>
    <message>
        <source>How large each layer&apos;s gradient is: how strongly the error pulls at its weights. Lines that lie far apart mean that some layers hardly hear of it.</source>
        <translation>Wie groß der Gradient jeder Schicht ist: wie stark der Fehler an ihren Gewichten zieht. Liegen die Linien weit auseinander, erfahren manche Schichten kaum davon.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Each picture is a unit of the first layer: where it wants ink, and where it wants none. What looks like noise has not learnt anything that one could name.</source>
        <translation>Jedes Bild ist ein Neuron der ersten Schicht: wo es Tinte will und wo keine. Was wie Rauschen aussieht, hat nichts gelernt, was sich benennen ließe.</translation>
    </message>
    <message>
        <source>The units layer by layer, with the strongest weights between them. Choose a unit to see how its number is summed up from those before it.</source>
        <translation>Die Neuronen Schicht für Schicht, mit den stärksten Gewichten dazwischen. Wähl ein Neuron, um zu sehen, wie sich seine Zahl aus denen davor summiert.</translation>
    </message>
    <message>
        <source>A row is what a test digit is, a column what it was read as: off the diagonal are the mistakes. Choose a cell to see its digits.</source>
        <translation>Eine Zeile ist, was eine Testziffer ist, eine Spalte, als was sie gelesen wurde: Abseits der Diagonale stehen die Fehler. Wähl ein Feld, um seine Ziffern zu sehen.</translation>
    </message>
    <message>
        <source>How many test digits are read right after learning from few digits and from many. Where the curve still rises, more of them would help.</source>
        <translation>Wie viele Testziffern richtig gelesen werden, wenn aus wenigen und wenn aus vielen Ziffern gelernt wird. Wo die Kurve noch steigt, würden mehr helfen.</translation>
    </message>
    <message>
        <source>All that decides what is learnt: the network, how it descends, and from which digits. Choose a preset, and unfold what you want to change.</source>
        <translation>Alles, was entscheidet, was gelernt wird: das Netz, wie es absteigt, und aus welchen Ziffern. Wähl eine Vorlage und klapp auf, was du ändern willst.</translation>
    </message>
    <message>
        <source>Read with it on Read, too. The network that reads now stays in the menu at the top.</source>
        <translation>Auch unter „Lesen“ damit lesen. Das Netz, das jetzt liest, bleibt im Menü oben.</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Explain this panel</source>
        <translation>Diese Ansicht erklären</translation>
    </message>
    <message>
        <source>What this panel shows, and the chapter on it</source>
        <translation>Was diese Ansicht zeigt, und das Kapitel dazu</translation>
    </message>
    <message>
        <source>Ready to train</source>
        <translation>Bereit zum Trainieren</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>Hält an</translation>
    </message>
    <message>
        <source>Stepping</source>
        <translation>Ein Schritt</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Stoppt</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Zu Ende</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Looking back at update {shown:,} of {update:,}</source>
        <translation>Rückblick auf Update {shown:,} von {update:,}</translation>
    </message>
    <message>
        <source>update {update:,}</source>
        <translation>Update {update:,}</translation>
    </message>
    <message>
        <source>update {update:,} of {updates:,}</source>
        <translation>Update {update:,} von {updates:,}</translation>
    </message>
    <message>
        <source>epoch {epoch:,.2f}</source>
        <translation>Epoche {epoch:,.2f}</translation>
    </message>
    <message>
        <source>epoch {epoch:,.2f} of {epochs:,}</source>
        <translation>Epoche {epoch:,.2f} von {epochs:,}</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>noch nicht gemessen</translation>
    </message>
    <message>
        <source>none taught yet: correct a reading on Read, or practise</source>
        <translation>noch keine beigebracht: Korrigiere unter „Lesen“ eine falsch gelesene, oder übe</translation>
    </message>
    <message>
        <source>Digits of the same kind as those it learns from, kept back from the training.</source>
        <translation>Ziffern derselben Art wie die, aus denen es lernt, vom Training zurückbehalten.</translation>
    </message>
    <message>
        <source>Drawn by its makers on a canvas: what the training is for. They came with the program.</source>
        <translation>Zeichnungen, von den Machern auf einer Zeichenfläche gezeichnet: Dafür ist das Training da. Sie kamen mit dem Programm.</translation>
    </message>
    <message>
        <source>The digits that you have taught, the newest of each: what the training is for.</source>
        <translation>Die Ziffern, die du beigebracht hast, von jeder die neuesten: Dafür ist das Training da.</translation>
    </message>
    <message>
        <source>Test digits</source>
        <comment>heading of a narrow column</comment>
        <translation>Testziffern</translation>
    </message>
    <message>
        <source>Shipped drawings</source>
        <comment>heading of a narrow column</comment>
        <translation>Mitgelieferte</translation>
    </message>
    <message>
        <source>Own drawings</source>
        <comment>heading of a narrow column</comment>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>{interval} of {count:,}</source>
        <translation>{interval} von {count:,}</translation>
    </message>
    <message>
        <source>with {confidence} confidence between {low} and {high}</source>
        <translation>mit {confidence} Sicherheit zwischen {low} und {high}</translation>
    </message>
    <message>
        <source>{figure}, {right} of {count}; {interval}</source>
        <translation>{figure}, {right} von {count}; {interval}</translation>
    </message>
    <message>
        <source>Three scores</source>
        <translation>Drei Werte</translation>
    </message>
    <message>
        <source>{remedy}, after run {run}</source>
        <translation>{remedy}, nach Lauf {run}</translation>
    </message>
    <message>
        <source>Time machine</source>
        <translation>Zeitmaschine</translation>
    </message>
    <message>
        <source>Play back</source>
        <translation>Wiedergeben</translation>
    </message>
    <message>
        <source>Play the run back from the moment shown</source>
        <translation>Den Lauf vom gezeigten Moment an wiedergeben</translation>
    </message>
    <message>
        <source>Moment of the run</source>
        <translation>Moment des Laufs</translation>
    </message>
    <message>
        <source>Every panel, and the reading of your drawing, at any moment of the run</source>
        <translation>Jede Ansicht und das Lesen deiner Zeichnung in jedem Moment des Laufs</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Zurück zum Jetzt</translation>
    </message>
    <message>
        <source>Look at the network as it is now</source>
        <translation>Das Netz ansehen, wie es jetzt ist</translation>
    </message>
    <message>
        <source>Train on from here</source>
        <translation>Ab hier trainieren</translation>
    </message>
    <message>
        <source>Begin a new run that goes on from the moment shown, with the settings as they are</source>
        <translation>Einen neuen Lauf beginnen, der vom gezeigten Moment aus weitergeht, mit den Einstellungen, wie sie sind</translation>
    </message>
    <message>
        <source>Pause the playback</source>
        <translation>Die Wiedergabe anhalten</translation>
    </message>
    <message>
        <source>What was done in the middle of that run is left out; `hwr train --config` does it again.</source>
        <translation>Was mitten in jenem Lauf getan wurde, ist weggelassen; `hwr train --config` tut es noch einmal.</translation>
    </message>
    <message>
        <source>Reads on Read now</source>
        <translation>Liest jetzt unter „Lesen“</translation>
    </message>
    <message>
        <source>the run before</source>
        <translation>der Lauf davor</translation>
    </message>
    <message>
        <source>run {run} before</source>
        <translation>Lauf {run} davor</translation>
    </message>
    <message>
        <source>Nothing was measured of run {run}: there are no curves.</source>
        <translation>Von Lauf {run} wurde nichts gemessen: Es gibt keine Kurven.</translation>
    </message>
    <message>
        <source>Open a recipe</source>
        <translation>Ein Rezept öffnen</translation>
    </message>
    <message>
        <source>Recipes (*.toml);;All files (*)</source>
        <translation>Rezepte (*.toml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Opened {name}.</source>
        <translation>{name} geöffnet.</translation>
    </message>
    <message>
        <source>These settings do not fit together yet; what is wrong is said beside them.</source>
        <translation>Diese Einstellungen passen noch nicht zusammen; was falsch ist, steht daneben.</translation>
    </message>
    <message>
        <source>Save the recipe</source>
        <translation>Das Rezept speichern</translation>
    </message>
    <message>
        <source>Recipe (*.toml)</source>
        <translation>Rezept (*.toml)</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>full speed</source>
        <translation>volles Tempo</translation>
    </message>
    <message numerus="yes">
        <source>%n update(s)/s</source>
        <translation>
            <numerusform>%n Update/s</numerusform>
            <numerusform>%n Updates/s</numerusform>
        </translation>
    </message>
    <message>
        <source>Training controls</source>
        <translation>Steuerung des Trainings</translation>
    </message>
    <message>
        <source>Begin to train, or go on (Ctrl+Return)</source>
        <translation>Mit dem Training beginnen oder weitermachen (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>End the run here and keep its model (Ctrl+.)</source>
        <translation>Den Lauf hier beenden und sein Modell behalten (Strg+.)</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Take the last update back (Ctrl+Left)</source>
        <translation>Das letzte Update zurücknehmen (Strg+Links)</translation>
    </message>
    <message>
        <source>One update</source>
        <translation>Ein Update</translation>
    </message>
    <message>
        <source>Make one update and stand still (Ctrl+Right)</source>
        <translation>Ein Update machen und stehen bleiben (Strg+Rechts)</translation>
    </message>
    <message>
        <source>One epoch</source>
        <translation>Eine Epoche</translation>
    </message>
    <message>
        <source>Train to the end of the epoch and stand still (Ctrl+Shift+Right)</source>
        <translation>Bis zum Ende der Epoche trainieren und stehen bleiben (Strg+Umschalt+Rechts)</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neustart</translation>
    </message>
    <message>
        <source>Begin anew from the same seed with the settings as they are (Ctrl+R)</source>
        <translation>Mit demselben Startwert und den Einstellungen, wie sie sind, von vorn beginnen (Strg+R)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>How fast it trains: from slow motion to as fast as it can. The result is the same.</source>
        <translation>Wie schnell trainiert wird: von Zeitlupe bis so schnell es geht. Das Ergebnis ist dasselbe.</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <comment>in a legend</comment>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>The activation {name} has no curve: each of its outputs depends on every z of the layer.</source>
        <translation>Die Aktivierungsfunktion {name} hat keine Kurve: Jede ihrer Ausgaben hängt von allen z der Schicht ab.</translation>
    </message>
    <message>
        <source>curves of one unit</source>
        <translation>Kurven eines Neurons</translation>
    </message>
    <message>
        <source>softmax of three</source>
        <translation>Softmax von dreien</translation>
    </message>
    <message>
        <source>{activation} &lt;b&gt;{output}&lt;/b&gt;, &lt;nobr&gt;slope &lt;b&gt;{slope}&lt;/b&gt;&lt;/nobr&gt;</source>
        <translation>{activation} &lt;b&gt;{output}&lt;/b&gt;, &lt;nobr&gt;Steigung &lt;b&gt;{slope}&lt;/b&gt;&lt;/nobr&gt;</translation>
    </message>
    <message>
        <source>undefined</source>
        <translation>nicht definiert</translation>
    </message>
    <message>
        <source>{slope} (undefined at 0)</source>
        <translation>{slope} (bei 0 nicht definiert)</translation>
    </message>
    <message>
        <source>All shares are the same, {share}. Raise one z, and the other shares shrink.</source>
        <translation>Alle Anteile sind gleich, {share}. Erhöhe ein z, und die anderen Anteile schrumpfen.</translation>
    </message>
    <message>
        <source>Class {label} has the largest share, {share}. Raise one z, and the other shares shrink.</source>
        <translation>Klasse {label} hat den größten Anteil, {share}. Erhöhe ein z, und die anderen Anteile schrumpfen.</translation>
    </message>
    <message>
        <source>ReLU is on: slope 1, the whole gradient passes.</source>
        <translation>ReLU ist an: Steigung 1, der ganze Gradient kommt durch.</translation>
    </message>
    <message>
        <source>ReLU is off: slope 0, no gradient passes.</source>
        <translation>ReLU ist aus: Steigung 0, kein Gradient kommt durch.</translation>
    </message>
    <message>
        <source>Leaky ReLU is on: slope 1, just as with ReLU.</source>
        <translation>Leaky ReLU ist an: Steigung 1, genau wie bei ReLU.</translation>
    </message>
    <message>
        <source>Leaky ReLU still lets {share} of the gradient pass: no unit is ever quite dead.</source>
        <translation>Leaky ReLU lässt noch {share} des Gradienten durch: Ganz tot ist nie ein Neuron.</translation>
    </message>
    <message>
        <source>The sigmoid is flat on both sides, and nowhere steeper than 0.25.</source>
        <translation>Die Sigmoidfunktion ist auf beiden Seiten flach und nirgends steiler als 0,25.</translation>
    </message>
    <message>
        <source>Tanh is flat on both sides too, and steeper in between.</source>
        <translation>Auch tanh ist auf beiden Seiten flach, und dazwischen steiler.</translation>
    </message>
    <message>
        <source>The identity changes nothing: layers of it are no more than one layer.</source>
        <translation>Die Identität ändert nichts: Mehrere solche Schichten sind nicht mehr als eine.</translation>
    </message>
    <message>
        <source>The step has no slope that helps: its slope is 0 everywhere (and undefined at 0), so gradient descent has nothing to go down.</source>
        <translation>Die Stufenfunktion hat keine Steigung, die hilft: Sie ist überall 0 (und bei 0 nicht definiert), also geht es für den Gradientenabstieg nirgends hinab.</translation>
    </message>
    <message>
        <source>ReLU and its kin</source>
        <translation>ReLU und Verwandte</translation>
    </message>
    <message>
        <source>What a unit makes of its sum decides what its output can be, and how much of a gradient it lets through.</source>
        <translation>Was ein Neuron aus seiner Summe macht, entscheidet, was seine Ausgabe sein kann und wie viel von einem Gradienten es durchlässt.</translation>
    </message>
    <message>
        <source>The sigmoid was the classic. Most networks today use the ReLU: max(0, z). Above 0 its slope is 1, so the gradient passes undiminished, through however many layers; below 0 it is 0, and nothing passes. (At 0 itself there is a kink; the engine takes 0 there.)

That is its one weakness: a unit whose z is below 0 for every sample gets no gradient at all, so its weights do not change. It is dead, in the first hidden layer for good. Above that, the units below it may still learn and by luck lift its z again. The leaky ReLU keeps a slope of 0.01 there, and with it a way back.

Some say that the ReLU sets negative weights to 0. That is a slip: what it sets to 0 is a negative z. Weights stay what they are, and many are negative.

Tanh is a sigmoid from −1 to 1, four times as steep at 0. The identity is for outputs that are any number. The step cannot be trained. And softmax, at the end of a classifier, turns several z into shares that add up to 1: how much the network believes in each class.</source>
        <translation>Die Sigmoidfunktion war der Klassiker. Die meisten Netze verwenden heute die ReLU: max(0; z). Über 0 ist ihre Steigung 1, also kommt der Gradient ungeschmälert durch, durch beliebig viele Schichten; unter 0 ist sie 0, und nichts kommt durch. (Bei 0 selbst ist ein Knick; das Programm nimmt dort 0.)

Das ist ihre eine Schwäche: Ein Neuron, dessen z bei jedem Beispiel unter 0 liegt, bekommt gar keinen Gradienten, und seine Gewichte ändern sich nicht. Es ist tot, in der ersten verdeckten Schicht für immer. Weiter oben können die Neuronen unter ihm noch lernen und mit Glück sein z wieder heben. Die Leaky ReLU behält dort eine Steigung von 0,01 und damit einen Weg zurück.

Manche sagen, die ReLU setze negative Gewichte auf 0. Das ist ein Versehen: Was sie auf 0 setzt, ist ein negatives z. Gewichte bleiben, was sie sind, und viele sind negativ.

Tanh ist eine Sigmoidfunktion von −1 bis 1, bei 0 viermal so steil. Die Identität ist für Ausgaben, die jede Zahl sein können. Die Stufenfunktion lässt sich nicht trainieren. Und Softmax, am Ende eines Klassifikators, macht aus mehreren z Anteile, die zusammen 1 ergeben: wie sehr das Netz an jede Klasse glaubt.</translation>
    </message>
    <message>
        <source>Look at</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Activations of one unit, or softmax, which takes several.</source>
        <translation>Aktivierungsfunktionen eines Neurons, oder Softmax, die mehrere braucht.</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erste</translation>
    </message>
    <message>
        <source>The activation drawn with a solid line.</source>
        <translation>Die Aktivierungsfunktion mit der durchgezogenen Linie.</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Zweite</translation>
    </message>
    <message>
        <source>nothing else</source>
        <translation>nichts weiter</translation>
    </message>
    <message>
        <source>The one laid over it, dashed.</source>
        <translation>Die darübergelegte, gestrichelt.</translation>
    </message>
    <message>
        <source>Pre-activation z</source>
        <translation>Voraktivierung z</translation>
    </message>
    <message>
        <source>Where on the curves the points stand.</source>
        <translation>Wo auf den Kurven die Punkte stehen.</translation>
    </message>
    <message>
        <source>Class 1: z₁</source>
        <translation>Klasse 1: z₁</translation>
    </message>
    <message>
        <source>What speaks for class 1.</source>
        <translation>Was für Klasse 1 spricht.</translation>
    </message>
    <message>
        <source>Class 2: z₂</source>
        <translation>Klasse 2: z₂</translation>
    </message>
    <message>
        <source>What speaks for class 2.</source>
        <translation>Was für Klasse 2 spricht.</translation>
    </message>
    <message>
        <source>Class 3: z₃</source>
        <translation>Klasse 3: z₃</translation>
    </message>
    <message>
        <source>What speaks for class 3.</source>
        <translation>Was für Klasse 3 spricht.</translation>
    </message>
    <message>
        <source>the output of the first activation</source>
        <translation>die Ausgabe der ersten Aktivierungsfunktion</translation>
    </message>
    <message>
        <source>the slope of the first activation</source>
        <translation>die Steigung der ersten Aktivierungsfunktion</translation>
    </message>
    <message>
        <source>the output of the second activation</source>
        <translation>die Ausgabe der zweiten Aktivierungsfunktion</translation>
    </message>
    <message>
        <source>the slope of the second activation</source>
        <translation>die Steigung der zweiten Aktivierungsfunktion</translation>
    </message>
    <message>
        <source>softmax&apos;s output for class 1</source>
        <translation>Ausgabe von Softmax für Klasse 1</translation>
    </message>
    <message>
        <source>softmax&apos;s output for class 2</source>
        <translation>Ausgabe von Softmax für Klasse 2</translation>
    </message>
    <message>
        <source>softmax&apos;s output for class 3</source>
        <translation>Ausgabe von Softmax für Klasse 3</translation>
    </message>
    <message>
        <source>Switch units off</source>
        <translation>Neuronen ausschalten</translation>
    </message>
    <message>
        <source>Activations and their slopes</source>
        <translation>Aktivierungsfunktionen und ihre Steigungen</translation>
    </message>
    <message>
        <source>{activation} at z = {z}: output {output}, slope {slope}</source>
        <translation>{activation} bei z = {z}: Ausgabe {output}, Steigung {slope}</translation>
    </message>
    <message>
        <source>activation a</source>
        <translation>Aktivierung a</translation>
    </message>
    <message>
        <source>slope a′</source>
        <translation>Steigung a′</translation>
    </message>
    <message>
        <source>Softmax of three z</source>
        <translation>Softmax von drei z</translation>
    </message>
    <message>
        <source>class {label}: z {z}, output {output}</source>
        <translation>Klasse {label}: z {z}, Ausgabe {output}</translation>
    </message>
    <message>
        <source>together</source>
        <translation>zusammen</translation>
    </message>
    <message>
        <source>At the start</source>
        <translation>Am Anfang</translation>
    </message>
    <message>
        <source>Where the mini-batches ended</source>
        <translation>Dort, wo die Mini-Batches geendet haben,</translation>
    </message>
    <message>
        <source>{place}, the gradient of one digit points {angle_of_one}° away from the full gradient (median of {draws} draws); that of {size} digits, {angle}°.</source>
        <translation>{place} zeigt der Gradient einer Ziffer {angle_of_one}° am vollen Gradienten vorbei (Median von {draws} Ziehungen); der von {size} Ziffern {angle}°.</translation>
    </message>
    <message>
        <source>Its distance from the full gradient is {times_of_one} times that one&apos;s length; with {size} digits, {times} times.</source>
        <translation>Sein Abstand vom vollen Gradienten ist das {times_of_one}-Fache von dessen Länge; mit {size} Ziffern das {times}-Fache.</translation>
    </message>
    <message>
        <source>The full gradient has become short ({length}, at the start {length_at_start}): what is left is mostly noise.</source>
        <translation>Der volle Gradient ist kurz geworden ({length}, am Anfang {length_at_start}): Was bleibt, ist vor allem Rauschen.</translation>
    </message>
    <message>
        <source>Four times as many digits halve the noise.</source>
        <translation>Viermal so viele Ziffern halbieren das Rauschen.</translation>
    </message>
    <message>
        <source>The race of the batches</source>
        <translation>Das Rennen der Batches</translation>
    </message>
    <message>
        <source>Losses at the end: {losses}.</source>
        <translation>Verluste am Ende: {losses}.</translation>
    </message>
    <message>
        <source>{style}, |B| = {size:,}, updates in an epoch: {updates:,}</source>
        <translation>{style}, |B| = {size:,}, Updates je Epoche: {updates:,}</translation>
    </message>
    <message>
        <source>{style}, |B| = {size:,}</source>
        <translation>{style}, |B| = {size:,}</translation>
    </message>
    <message>
        <source>{style} ({size:,}), η {rate}</source>
        <translation>{style} ({size:,}), η {rate}</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>divergiert</translation>
    </message>
    <message>
        <source>{style} wins here</source>
        <translation>hier vorn: {style}</translation>
    </message>
    <message>
        <source>level here</source>
        <translation>hier gleichauf</translation>
    </message>
    <message>
        <source>{amount} (log scale)</source>
        <translation>{amount} (logarithmisch)</translation>
    </message>
    <message>
        <source>loss (log scale)</source>
        <translation>Verlust (logarithmisch)</translation>
    </message>
    <message>
        <source>How far does the gradient of a few digits lie from that of them all? Run the race, and forty batches of each size are drawn and compared.</source>
        <translation>Wie weit liegt der Gradient von ein paar Ziffern von dem aller Ziffern weg? Starte das Rennen: Dann werden vierzig Batches jeder Größe gezogen und verglichen.</translation>
    </message>
    <message>
        <source>degrees off the full gradient (90: sideways)</source>
        <translation>Grad neben dem vollen Gradienten (90: quer)</translation>
    </message>
    <message>
        <source>distance from the full gradient, in its lengths</source>
        <translation>Abstand vom vollen Gradienten, in dessen Längen</translation>
    </message>
    <message>
        <source>The noise of the gradients by batch size</source>
        <translation>Das Rauschen der Gradienten nach Batchgröße</translation>
    </message>
    <message>
        <source>{size} digits {median}</source>
        <translation>{size} Ziffern {median}</translation>
    </message>
    <message>
        <source>Medians: {medians}.</source>
        <translation>Mediane: {medians}.</translation>
    </message>
    <message>
        <source>digits in the batch</source>
        <translation>Ziffern im Batch</translation>
    </message>
    <message>
        <source>Two units stand at the start: both say {start}, and should say {target}. Who is there first?</source>
        <translation>Zwei Neuronen stehen am Start: Beide sagen {start} und sollten {target} sagen. Welches ist zuerst da?</translation>
    </message>
    <message>
        <source>After {epoch} of {epochs} epochs the unit should say {target}: with cross-entropy it says {entropy} and with squared error it says {squared}.</source>
        <translation>Nach {epoch} von {epochs} Epochen sollte das Neuron {target} sagen: Mit Kreuzentropie sagt es {entropy} und mit quadratischem Fehler {squared}.</translation>
    </message>
    <message>
        <source>Nothing to learn: the unit begins within {learnt} of its target. Give it a wrong start with z.</source>
        <translation>Nichts zu lernen: Das Neuron beginnt höchstens {learnt} neben seinem Zielwert. Gib ihm mit z einen falschen Anfang.</translation>
    </message>
    <message>
        <source>The unit begins at {start} and should say {target}: {entropy}; {squared}.</source>
        <translation>Das Neuron beginnt bei {start} und sollte {target} sagen: {entropy}; {squared}.</translation>
    </message>
    <message>
        <source>(Learnt: within {learnt} of the target. Its bias alone learns, so z is what moves.)</source>
        <translation>(Gelernt heißt: höchstens {learnt} neben dem Zielwert. Nur sein Bias lernt, also bewegt sich z.)</translation>
    </message>
    <message numerus="yes">
        <source>with cross-entropy it has learnt after %n epoch(s)</source>
        <translation>
            <numerusform>mit Kreuzentropie hat es nach %n Epoche gelernt</numerusform>
            <numerusform>mit Kreuzentropie hat es nach %n Epochen gelernt</numerusform>
        </translation>
    </message>
    <message>
        <source>with cross-entropy it says {last} after {epochs} epochs, and has not learnt</source>
        <translation>mit Kreuzentropie sagt es nach {epochs} Epochen {last} und hat nicht gelernt</translation>
    </message>
    <message numerus="yes">
        <source>with squared error it has learnt after %n epoch(s)</source>
        <translation>
            <numerusform>mit quadratischem Fehler hat es nach %n Epoche gelernt</numerusform>
            <numerusform>mit quadratischem Fehler hat es nach %n Epochen gelernt</numerusform>
        </translation>
    </message>
    <message>
        <source>with squared error it says {last} after {epochs} epochs, and has not learnt</source>
        <translation>mit quadratischem Fehler sagt es nach {epochs} Epochen {last} und hat nicht gelernt</translation>
    </message>
    <message>
        <source>slope for {target}:</source>
        <translation>Steigung für {target}:</translation>
    </message>
    <message>
        <source>The loss is {entropy} as cross-entropy, {squared} as squared error.</source>
        <translation>Der Verlust ist {entropy} als Kreuzentropie, {squared} als quadratischer Fehler.</translation>
    </message>
    <message>
        <source>The network says {best} with {output}, rightly so.</source>
        <translation>Das Netz sagt {best} mit {output}, und das zu Recht.</translation>
    </message>
    <message>
        <source>Call it another digit with the dial, and see the loss leap.</source>
        <translation>Nenn sie mit dem Regler anders, und sieh den Verlust springen.</translation>
    </message>
    <message>
        <source>The network says {best} with {output}, but it is a {target}, which gets {own}.</source>
        <translation>Das Netz sagt {best} mit {output}, aber es ist eine {target}, und die bekommt {own}.</translation>
    </message>
    <message>
        <source>Cross-entropy&apos;s slopes pull {target} up and push {best} down by as much as each is off.</source>
        <translation>Die Steigungen der Kreuzentropie ziehen {target} hinauf und drücken {best} hinab, jede um so viel, wie sie danebenliegt.</translation>
    </message>
    <message>
        <source>The loss is the mean of {count} samples: {mean}, as {loss}.</source>
        <translation>Der Verlust ist das Mittel von {count} Beispielen: {mean}, als {loss}.</translation>
    </message>
    <message>
        <source>More than half of it comes from one sample, at x = {x}: y is {output} there, and should be {target}.</source>
        <translation>Mehr als die Hälfte davon kommt von einem Beispiel, bei x = {x}: Dort ist y {output} und sollte {target} sein.</translation>
    </message>
    <message>
        <source>Its slope along w is the mean of theirs, {slope}: a larger w makes the loss smaller.</source>
        <translation>Seine Steigung entlang w ist das Mittel der einzelnen, {slope}: Ein größeres w macht den Verlust kleiner.</translation>
    </message>
    <message>
        <source>Its slope along w is the mean of theirs, {slope}: a smaller w makes the loss smaller.</source>
        <translation>Seine Steigung entlang w ist das Mittel der einzelnen, {slope}: Ein kleineres w macht den Verlust kleiner.</translation>
    </message>
    <message>
        <source>The right answer was certain: no surprise at all, and no loss.</source>
        <translation>Die richtige Antwort war sicher: gar keine Überraschung und kein Verlust.</translation>
    </message>
    <message>
        <source>The right answer had got {y}: hardly a surprise. The loss is {loss}.</source>
        <translation>Die richtige Antwort hatte {y} bekommen: kaum eine Überraschung. Der Verlust ist {loss}.</translation>
    </message>
    <message>
        <source>The right answer had got {y}: some surprise. The loss is {loss}.</source>
        <translation>Die richtige Antwort hatte {y} bekommen: schon eine Überraschung. Der Verlust ist {loss}.</translation>
    </message>
    <message>
        <source>The right answer had got only {y}: what a surprise! The loss is {loss}.</source>
        <translation>Die richtige Antwort hatte nur {y} bekommen: Was für eine Überraschung! Der Verlust ist {loss}.</translation>
    </message>
    <message>
        <source>probability y</source>
        <translation>Wahrscheinlichkeit y</translation>
    </message>
    <message>
        <source>loss −ln y</source>
        <translation>Verlust −ln y</translation>
    </message>
    <message>
        <source>The loss by the probability of the right answer</source>
        <translation>Der Verlust nach der Wahrscheinlichkeit der richtigen Antwort</translation>
    </message>
    <message>
        <source>probability {probability}: loss {loss}</source>
        <translation>Wahrscheinlichkeit {probability}: Verlust {loss}</translation>
    </message>
    <message>
        <source>{sign} = share of ink in {place}</source>
        <translation>{sign} = Anteil der Tinte in {place}</translation>
    </message>
    <message>
        <source>An input: the pixel in {place} of the 8x8 picture, 0 paper to 1 ink.</source>
        <translation>Eine Eingabe: das Pixel in {place} des 8×8-Bildes, von 0 (Papier) bis 1 (Tinte).</translation>
    </message>
    <message>
        <source>The weight from {source} to {who}: it comes from training and is not computed here.</source>
        <translation>Das Gewicht von {source} zu {who}: Es kommt aus dem Training und wird hier nicht berechnet.</translation>
    </message>
    <message>
        <source>{sign}, a parameter of the network</source>
        <translation>{sign}, ein Parameter des Netzes</translation>
    </message>
    <message>
        <source>The bias of {who}: it comes from training and is not computed here.</source>
        <translation>Der Bias von {who}: Er kommt aus dem Training und wird hier nicht berechnet.</translation>
    </message>
    <message>
        <source>What {source} adds to the z of {who}.</source>
        <translation>Was {source} zum z von {who} beiträgt.</translation>
    </message>
    <message>
        <source>The pre-activation of {who}: a sum of {count} terms and the bias.</source>
        <translation>Die Voraktivierung von {who}: eine Summe aus {count} Gliedern und dem Bias.</translation>
    </message>
    <message>
        <source>What {who} puts out: its activation.</source>
        <translation>Was {who} ausgibt: die Aktivierung.</translation>
    </message>
    <message>
        <source>… {count} more</source>
        <translation>… {count} weitere</translation>
    </message>
    <message>
        <source>What {who} puts out, as a share of 1 that all outputs divide.</source>
        <translation>Was {who} ausgibt, als Anteil an der 1, die sich alle Ausgaben teilen.</translation>
    </message>
    <message>
        <source>&lt;i&gt;t&lt;/i&gt;&lt;sub&gt;{unit}&lt;/sub&gt; = 1 for the digit it is, else 0</source>
        <translation>&lt;i&gt;t&lt;/i&gt;&lt;sub&gt;{unit}&lt;/sub&gt; = 1 für die Ziffer, die es ist, sonst 0</translation>
    </message>
    <message>
        <source>What {who} should be: it is a {should}.</source>
        <translation>Was {who} sein sollte: Es ist eine {should}.</translation>
    </message>
    <message>
        <source>The loss L: how wrong the outputs are. A probability of 1 for the right digit would make it 0.</source>
        <translation>Der Verlust L: wie falsch die Ausgaben sind. Mit einer Wahrscheinlichkeit von 1 für die richtige Ziffer wäre er 0.</translation>
    </message>
    <message>
        <source>&lt;i&gt;L&lt;/i&gt; = −ln {right} − ∑&lt;sub&gt;others&lt;/sub&gt; ln(1 − &lt;i&gt;y&lt;sub&gt;k&lt;/sub&gt;&lt;/i&gt;)</source>
        <translation>&lt;i&gt;L&lt;/i&gt; = −ln {right} − ∑&lt;sub&gt;andere&lt;/sub&gt; ln(1 − &lt;i&gt;y&lt;sub&gt;k&lt;/sub&gt;&lt;/i&gt;)</translation>
    </message>
    <message>
        <source>&lt;i&gt;L&lt;/i&gt; again, all weights and biases moved by −&lt;i&gt;η&lt;/i&gt; times their gradient</source>
        <translation>&lt;i&gt;L&lt;/i&gt; noch einmal, alle Gewichte und Biases um −&lt;i&gt;η&lt;/i&gt; mal ihren Gradienten verschoben</translation>
    </message>
    <message>
        <source>&lt;i&gt;L&lt;/i&gt; was {loss}, is {result}</source>
        <translation>&lt;i&gt;L&lt;/i&gt; war {loss}, ist {result}</translation>
    </message>
    <message>
        <source>The loss of the same picture, recorded anew in the updated network.</source>
        <translation>Der Verlust desselben Bildes, neu gemessen im Netz nach dem Update.</translation>
    </message>
    <message>
        <source>What {source} passes down to {who}.</source>
        <translation>Was {source} an {who} hinunterreicht.</translation>
    </message>
    <message>
        <source>{slope} = {total} &amp;nbsp;over the units above</source>
        <translation>{slope} = {total} &amp;nbsp;über die Neuronen darüber</translation>
    </message>
    <message>
        <source>dL/da of {who}: how the loss would change with its activation, through every unit above.</source>
        <translation>dL/da von {who}: wie sich der Verlust mit dieser Aktivierung ändern würde, über alle Neuronen darüber.</translation>
    </message>
    <message>
        <source>How much the activation of {who} moves when its z does.</source>
        <translation>Wie sehr sich die Aktivierung von {who} bewegt, wenn z es tut.</translation>
    </message>
    <message>
        <source>with &lt;i&gt;z&lt;/i&gt; = {z}: {result}</source>
        <translation>mit &lt;i&gt;z&lt;/i&gt; = {z}: {result}</translation>
    </message>
    <message>
        <source>δ of {who}: how the loss changes with its z.</source>
        <translation>δ von {who}: wie sich der Verlust mit diesem z ändert.</translation>
    </message>
    <message>
        <source>Cross-entropy and softmax leave just y − t.</source>
        <translation>Von Kreuzentropie und Softmax bleibt nur y − t übrig.</translation>
    </message>
    <message>
        <source>Cross-entropy and sigmoid leave just y − t.</source>
        <translation>Von Kreuzentropie und Sigmoidfunktion bleibt nur y − t übrig.</translation>
    </message>
    <message>
        <source>dL/da times slope: the chain rule.</source>
        <translation>dL/da mal Steigung: die Kettenregel.</translation>
    </message>
    <message>
        <source>What came in times δ: a weight whose input is 0 has no part in the loss.</source>
        <translation>Was hereinkam, mal δ: Ein Gewicht, dessen Eingabe 0 ist, hat keinen Anteil am Verlust.</translation>
    </message>
    <message>
        <source>The gradient of the bias is δ itself: it is the weight of an input that is always 1.</source>
        <translation>Der Gradient des Bias ist δ selbst: Er ist das Gewicht einer Eingabe, die immer 1 ist.</translation>
    </message>
    <message>
        <source>One step against the gradient; η sets how long it is.</source>
        <translation>Ein Schritt gegen den Gradienten; η bestimmt, wie weit.</translation>
    </message>
    <message>
        <source>{count} zeros</source>
        <translation>{count} Nullen</translation>
    </message>
    <message numerus="yes">
        <source>After %n update(s) it reads what it was told: {said}, {sure} sure.</source>
        <translation>
            <numerusform>Nach %n Update liest es, was man ihm gesagt hat: {said}, zu {sure} sicher.</numerusform>
            <numerusform>Nach %n Updates liest es, was man ihm gesagt hat: {said}, zu {sure} sicher.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After %n update(s) it still reads {read}, {sure} sure; {said} has come to {told}.</source>
        <translation>
            <numerusform>Nach %n Update liest es noch immer {read}, zu {sure} sicher; {said} ist bei {told} angekommen.</numerusform>
            <numerusform>Nach %n Updates liest es noch immer {read}, zu {sure} sicher; {said} ist bei {told} angekommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After %n update(s) it reads {read}, {sure} sure.</source>
        <translation>
            <numerusform>Nach %n Update liest es {read}, zu {sure} sicher.</numerusform>
            <numerusform>Nach %n Updates liest es {read}, zu {sure} sicher.</numerusform>
        </translation>
    </message>
    <message>
        <source>Of {n} digits that it did not learn from here, {before} were read right before, and {right} are now.</source>
        <translation>Von {n} Ziffern, aus denen es hier nicht gelernt hat, wurden vorher {before} richtig gelesen, und jetzt {right}.</translation>
    </message>
    <message>
        <source>Of {n} digits that it did not learn from here, {before} were read right before and {right} are now:</source>
        <translation>Von {n} Ziffern, aus denen es hier nicht gelernt hat, wurden vorher {before} richtig gelesen, und jetzt {right}:</translation>
    </message>
    <message>
        <source>1 broke, and it is read as {digit}.</source>
        <translation>1 ging kaputt und wird als {digit} gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>{broken} broke, and %n of them (is|are) read as {digit}.</source>
        <translation>
            <numerusform>{broken} gingen kaputt, %n davon wird als {digit} gelesen.</numerusform>
            <numerusform>{broken} gingen kaputt, %n davon werden als {digit} gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>w·{sign}, terms of z</source>
        <translation>w·{sign}, Glieder von z</translation>
    </message>
    <message>
        <source>outputs y</source>
        <translation>Ausgaben y</translation>
    </message>
    <message>
        <source>w·δ, from above</source>
        <translation>w·δ, von oben</translation>
    </message>
    <message>
        <source>{sign}, from below</source>
        <translation>{sign}, von unten</translation>
    </message>
    <message>
        <source>w, its weight</source>
        <translation>w, sein Gewicht</translation>
    </message>
    <message>
        <source>b, bias</source>
        <translation>b, Bias</translation>
    </message>
    <message>
        <source>t, should be</source>
        <translation>t, Zielwert</translation>
    </message>
    <message>
        <source>L, loss</source>
        <translation>L, Verlust</translation>
    </message>
    <message>
        <source>{sign}, came in</source>
        <translation>{sign}, kam herein</translation>
    </message>
    <message>
        <source>w before</source>
        <translation>w vorher</translation>
    </message>
    <message>
        <source>w after</source>
        <translation>w nachher</translation>
    </message>
    <message>
        <source>b before</source>
        <translation>b vorher</translation>
    </message>
    <message>
        <source>b after</source>
        <translation>b nachher</translation>
    </message>
    <message>
        <source>L before</source>
        <translation>L vorher</translation>
    </message>
    <message>
        <source>L after</source>
        <translation>L nachher</translation>
    </message>
    <message>
        <source>w, upwards</source>
        <translation>w, nach oben</translation>
    </message>
    <message>
        <source>δ, above</source>
        <translation>δ, darüber</translation>
    </message>
    <message>
        <source>slope f&apos;(z)</source>
        <translation>Steigung f&apos;(z)</translation>
    </message>
    <message>
        <source>δ = dL/da·slope</source>
        <translation>δ = dL/da·f&apos;(z)</translation>
    </message>
    <message>
        <source>for {label}</source>
        <translation>für {label}</translation>
    </message>
    <message>
        <source>◀ Back</source>
        <translation>◀ Zurück</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>Einen Schritt zurück</translation>
    </message>
    <message>
        <source>Step ▶</source>
        <translation>Schritt ▶</translation>
    </message>
    <message>
        <source>One step on</source>
        <translation>Einen Schritt weiter</translation>
    </message>
    <message>
        <source>The layer one stands at: 1 is the first, the outputs are last</source>
        <translation>Die Schicht, in der man steht: 1 ist die erste, die Ausgaben sind die letzte</translation>
    </message>
    <message>
        <source>The unit of the layer that is looked into</source>
        <translation>Das Neuron der Schicht, in das man hineinsieht</translation>
    </message>
    <message>
        <source> of {most}</source>
        <translation> von {most}</translation>
    </message>
    <message>
        <source>Layers and units</source>
        <translation>Schichten und Neuronen</translation>
    </message>
    <message>
        <source>+ {count} more ▶</source>
        <translation>+ {count} weitere ▶</translation>
    </message>
    <message>
        <source>▲ {count} above</source>
        <translation>▲ {count} darüber</translation>
    </message>
    <message>
        <source>{units} inputs x: share of ink in each pixel</source>
        <translation>{units} Eingaben x: Anteil der Tinte in jedem Pixel</translation>
    </message>
    <message>
        <source>{units} inputs x</source>
        <translation>{units} Eingaben x</translation>
    </message>
    <message>
        <source>{layer}: {units} {activation} units, {sign}, updated</source>
        <translation>{layer}: {units} Neuronen mit {activation}, {sign}, geändert</translation>
    </message>
    <message>
        <source>{layer}: {sign} of {units}, updated</source>
        <translation>{layer}: {sign} von {units}, geändert</translation>
    </message>
    <message>
        <source>{layer}: {units} {activation} units, {sign}</source>
        <translation>{layer}: {units} Neuronen mit {activation}, {sign}</translation>
    </message>
    <message>
        <source>{layer}: {sign} of {units}</source>
        <translation>{layer}: {sign} von {units}</translation>
    </message>
    <message>
        <source>◀ {count} first</source>
        <translation>◀ {count} davor</translation>
    </message>
    <message>
        <source>▼ {count} below</source>
        <translation>▼ {count} darunter</translation>
    </message>
    <message>
        <source>Loss L = {loss}</source>
        <translation>Verlust L = {loss}</translation>
    </message>
    <message>
        <source>Loss L = …</source>
        <translation>Verlust L = …</translation>
    </message>
    <message>
        <source>{loss}; after the update {after}</source>
        <translation>{loss}; nach dem Update {after}</translation>
    </message>
    <message>
        <source>The numbers of the unit</source>
        <translation>Die Zahlen des Neurons</translation>
    </message>
    <message>
        <source>Where from?</source>
        <translation>Woher?</translation>
    </message>
    <message>
        <source>a over z</source>
        <translation>a über z</translation>
    </message>
    <message>
        <source>The numbers leave all bounds: the learning rate is far too large.</source>
        <translation>Die Zahlen wachsen über alle Grenzen: Die Lernrate ist viel zu groß.</translation>
    </message>
    <message>
        <source>This network knows no {label}: its outputs stand for {classes}.</source>
        <translation>Dieses Netz kennt keine {label}: Seine Ausgaben stehen für {classes}.</translation>
    </message>
    <message>
        <source>An example digit, in a small network that has learnt nothing yet.</source>
        <translation>Eine Beispielziffer, in einem kleinen Netz, das noch nichts gelernt hat.</translation>
    </message>
    <message>
        <source>This is an example, a 7. Draw a digit of your own, and see the network learn from it.</source>
        <translation>Das ist ein Beispiel, eine 7. Zeichne eine eigene Ziffer, und sieh, wie das Netz aus ihr lernt.</translation>
    </message>
    <message>
        <source>A {read} from the program stands in for yours. Draw one, and it is your own that learns.</source>
        <translation>Eine {read} aus dem Programm steht für deine. Zeichne eine, und es ist deine eigene, aus der es lernt.</translation>
    </message>
    <message>
        <source>The terms of the sum</source>
        <translation>Die Glieder der Summe</translation>
    </message>
    <message>
        <source>{title}; {count} of them.</source>
        <translation>{title}; {count} davon.</translation>
    </message>
    <message>
        <source>Chosen: {name}, {number}.</source>
        <translation>Gewählt: {name}, {number}.</translation>
    </message>
    <message>
        <source>+ to {limit}</source>
        <translation>+ bis {limit}</translation>
    </message>
    <message>
        <source>− to {limit}</source>
        <translation>− bis {limit}</translation>
    </message>
    <message>
        <source>A bowl</source>
        <translation>Eine Schale</translation>
    </message>
    <message>
        <source>The farther from the bottom, the steeper: steps shrink by themselves.</source>
        <translation>Je weiter vom Boden, desto steiler: Die Schritte werden von selbst kürzer.</translation>
    </message>
    <message>
        <source>A steep bowl</source>
        <translation>Eine steile Schale</translation>
    </message>
    <message>
        <source>Ten times as steep as the bowl: what was a good learning rate there throws the ball out here.</source>
        <translation>Zehnmal so steil wie die Schale: Was dort eine gute Lernrate war, wirft die Kugel hier hinaus.</translation>
    </message>
    <message>
        <source>Two valleys</source>
        <translation>Zwei Täler</translation>
    </message>
    <message>
        <source>The left valley is deeper. Which one the ball finds depends on where it starts, and how boldly it goes.</source>
        <translation>Das linke Tal ist tiefer. Welches die Kugel findet, hängt davon ab, wo sie beginnt und wie kühn sie geht.</translation>
    </message>
    <message>
        <source>A plateau</source>
        <translation>Eine Hochebene</translation>
    </message>
    <message>
        <source>Far from the hole there is hardly any slope to follow, as on a saturated sigmoid.</source>
        <translation>Weit vom Loch gibt es kaum eine Steigung, der man folgen könnte, wie auf einer gesättigten Sigmoidfunktion.</translation>
    </message>
    <message>
        <source>A round bowl</source>
        <translation>Eine runde Schale</translation>
    </message>
    <message>
        <source>The slope points straight away from the bottom: every optimizer finds it easy.</source>
        <translation>Die Steigung zeigt genau vom Boden weg: Für jeden Optimierer ist das leicht.</translation>
    </message>
    <message>
        <source>A narrow valley</source>
        <translation>Ein enges Tal</translation>
    </message>
    <message>
        <source>Steep across, shallow along: a rate small enough for the walls crawls along the floor. Momentum helps.</source>
        <translation>Quer steil, längs flach: Eine Rate, die klein genug für die Wände ist, kriecht den Boden entlang. Momentum hilft.</translation>
    </message>
    <message>
        <source>A bent valley (Rosenbrock)</source>
        <translation>Krummes Tal (Rosenbrock)</translation>
    </message>
    <message>
        <source>The floor of the valley is found at once; following its bend to the bottom at (1, 1) takes long.</source>
        <translation>Der Talboden ist gleich gefunden; seiner Biegung bis zum tiefsten Punkt bei (1; 1) zu folgen dauert lange.</translation>
    </message>
    <message>
        <source>A saddle</source>
        <translation>Ein Sattel</translation>
    </message>
    <message>
        <source>At the saddle there is no slope, yet it is no minimum: the ball lingers before it slides off sideways.</source>
        <translation>Auf dem Sattel gibt es keine Steigung, und doch ist er kein Minimum: Die Kugel verweilt, bevor sie zur Seite abrutscht.</translation>
    </message>
    <message>
        <source>two random directions</source>
        <translation>Zufallsrichtungen</translation>
    </message>
    <message>
        <source>two weights of the output layer</source>
        <translation>zwei Ausgabegewichte</translation>
    </message>
    <message>
        <source>Choosing two directions</source>
        <translation>Zwei Richtungen werden gewählt</translation>
    </message>
    <message>
        <source>Computing the loss at every place</source>
        <translation>Der Verlust wird an jeder Stelle berechnet</translation>
    </message>
    <message>
        <source>from unit {unit} to output {output}</source>
        <translation>von Neuron {unit} zu Ausgabe {output}</translation>
    </message>
    <message>
        <source>x and y move two weights, {first} and {second}; all others stay as they are.</source>
        <translation>x und y bewegen zwei Gewichte, {first} und {second}; alle anderen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>x and y move all weights at once, in two random directions; in the middle lie the weights as they were learnt.</source>
        <translation>x und y bewegen alle Gewichte zugleich, in zwei zufälligen Richtungen; in der Mitte liegen die Gewichte, wie sie gelernt wurden.</translation>
    </message>
    <message>
        <source>Training a small network</source>
        <translation>Ein kleines Netz wird trainiert</translation>
    </message>
    <message>
        <source>The landscape and the ball</source>
        <translation>Die Landschaft und die Kugel</translation>
    </message>
    <message>
        <source>{x}, {y}</source>
        <translation>{x}; {y}</translation>
    </message>
    <message>
        <source>The ball is at {point}, {steps} steps from its start.</source>
        <translation>Die Kugel ist bei {point}, {steps} Schritte von ihrem Anfang.</translation>
    </message>
    <message>
        <source>Its slope: {slope}.</source>
        <translation>Ihre Steigung: {slope}.</translation>
    </message>
    <message>
        <source>the bluer, the lower</source>
        <translation>je blauer, desto tiefer</translation>
    </message>
    <message>
        <source>The loss from step to step</source>
        <translation>Der Verlust von Schritt zu Schritt</translation>
    </message>
    <message>
        <source>From {first} to {last} in {steps} steps.</source>
        <translation>Von {first} auf {last} in {steps} Schritten.</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>loss L (log scale)</source>
        <translation>Verlust L (logarithmisch)</translation>
    </message>
    <message>
        <source>The numbers grow beyond what a computer can hold. Make a value smaller, or take a node away.</source>
        <translation>Die Zahlen werden größer, als ein Computer sie fassen kann. Mach einen Wert kleiner, oder nimm einen Knoten weg.</translation>
    </message>
    <message>
        <source>likewise {rule}</source>
        <translation>ebenso {rule}</translation>
    </message>
    <message>
        <source>{gradient} this way</source>
        <translation>{gradient} auf diesem Weg</translation>
    </message>
    <message>
        <source>1 if {input} &amp;gt; 0, else 0</source>
        <translation>1, falls {input} &amp;gt; 0, sonst 0</translation>
    </message>
    <message>
        <source>One value is set.</source>
        <translation>Ein Wert ist gesetzt.</translation>
    </message>
    <message>
        <source>{count} values are set.</source>
        <translation>{count} Werte sind gesetzt.</translation>
    </message>
    <message>
        <source>Press Step: each node computes one number from those it takes, up to the loss {end}.</source>
        <translation>Drück auf „Schritt“: Jeder Knoten berechnet eine Zahl aus denen, die er nimmt, bis hinauf zum Verlust {end}.</translation>
    </message>
    <message>
        <source>The loss {end} is {loss}. Now back: what would {end} do if a number were a little larger? For {end} itself: just as much.</source>
        <translation>Der Verlust {end} ist {loss}. Jetzt zurück: Was täte {end}, wenn eine Zahl ein wenig größer wäre? Bei {end} selbst: genauso viel.</translation>
    </message>
    <message>
        <source>Forward: the {kind} {name} is {value}.</source>
        <translation>Vorwärts: {name} ({kind}) ist {value}.</translation>
    </message>
    <message>
        <source>{name} is used {ways} times, so its gradients add: {sum}.</source>
        <translation>{name} wird {ways}-mal gebraucht, deshalb addieren sich seine Gradienten: {sum}.</translation>
    </message>
    <message>
        <source>{name} is used {ways} times: more is to come.</source>
        <translation>{name} wird {ways}-mal gebraucht: Es kommt noch mehr.</translation>
    </message>
    <message>
        <source>That is all: every value knows which way, and how much, it moves the loss.</source>
        <translation>Das ist alles: Jeder Wert weiß, in welche Richtung und wie stark er den Verlust bewegt.</translation>
    </message>
    <message>
        <source>Back: a sum hands its gradient, {gradient}, to both unchanged: its slope is 1.</source>
        <translation>Zurück: Eine Summe gibt ihren Gradienten, {gradient}, unverändert an beide weiter: Ihre Steigung ist 1.</translation>
    </message>
    <message>
        <source>Back: a product gives each its gradient, {gradient}, times the other one&apos;s value.</source>
        <translation>Zurück: Ein Produkt gibt jedem seinen Gradienten, {gradient}, mal den Wert des anderen.</translation>
    </message>
    <message>
        <source>Back: a sigmoid lets a quarter through at most; here its slope is {slope}.</source>
        <translation>Zurück: Eine Sigmoidfunktion lässt höchstens ein Viertel durch; hier ist ihre Steigung {slope}.</translation>
    </message>
    <message>
        <source>Back: {input} is not above 0, so the ReLU lets nothing through.</source>
        <translation>Zurück: {input} liegt nicht über 0, also lässt die ReLU nichts durch.</translation>
    </message>
    <message>
        <source>Back: {input} is above 0, so the ReLU lets everything through.</source>
        <translation>Zurück: {input} liegt über 0, also lässt die ReLU alles durch.</translation>
    </message>
    <message>
        <source>Back: a square&apos;s slope is twice its input: {slope}.</source>
        <translation>Zurück: Die Steigung eines Quadrats ist das Doppelte seiner Eingabe: {slope}.</translation>
    </message>
    <message>
        <source>Gradients on a graph</source>
        <translation>Gradienten im Graphen</translation>
    </message>
    <message>
        <source>A calculation is a graph. Numbers run forward along its edges, and gradients run back: at each node, times one slope.</source>
        <translation>Eine Rechnung ist ein Graph. Auf seinen Kanten laufen Zahlen vorwärts und Gradienten zurück: an jedem Knoten mal eine Steigung.</translation>
    </message>
    <message>
        <source>&lt;i&gt;dL&lt;/i&gt;/&lt;i&gt;dx&lt;/i&gt; = &lt;i&gt;dz&lt;/i&gt;/&lt;i&gt;dx&lt;/i&gt; · &lt;i&gt;dL&lt;/i&gt;/&lt;i&gt;dz&lt;/i&gt;&lt;br&gt;for a sum &lt;i&gt;z&lt;/i&gt; = &lt;i&gt;x&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt; + &lt;i&gt;x&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt;: &lt;nobr&gt;&lt;i&gt;dz&lt;/i&gt;/&lt;i&gt;dx&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt; = 1&lt;/nobr&gt;</source>
        <translation>&lt;i&gt;dL&lt;/i&gt;/&lt;i&gt;dx&lt;/i&gt; = &lt;i&gt;dz&lt;/i&gt;/&lt;i&gt;dx&lt;/i&gt; · &lt;i&gt;dL&lt;/i&gt;/&lt;i&gt;dz&lt;/i&gt;&lt;br&gt;bei einer Summe &lt;i&gt;z&lt;/i&gt; = &lt;i&gt;x&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt; + &lt;i&gt;x&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt;: &lt;nobr&gt;&lt;i&gt;dz&lt;/i&gt;/&lt;i&gt;dx&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt; = 1&lt;/nobr&gt;</translation>
    </message>
    <message>
        <source>What would the loss L do if an input x were a little larger? x acts on L only through z. So ask two easy questions: what does z do if x grows, dz/dx, and what does L do if z grows, dL/dz? Multiply. The triangles below the graph show both: the rise of the first is the run of the last.

A sum&apos;s slope is 1, so it hands its gradient to both inputs as it is. A product gives each input the other one&apos;s value times it. A sigmoid multiplies by y(1 − y), a ReLU by 1 or 0, a square by twice its input. A number that is used twice gets a gradient by each way, and they add.

Nothing else happens in a network: its units are sums of products and activations. Choose a node to change what it does or what it takes; add nodes, take them away. The loss is the last one made that no other takes.</source>
        <translation>Was täte der Verlust L, wenn eine Eingabe x ein wenig größer wäre? x wirkt nur über z auf L. Also stell zwei leichte Fragen: Was tut z, wenn x wächst – dz/dx –, und was tut L, wenn z wächst – dL/dz? Nimm beides miteinander mal. Die Dreiecke unter dem Graphen zeigen beides: Die Höhe des ersten ist die Breite des letzten.

Die Steigung einer Summe ist 1, deshalb gibt sie ihren Gradienten unverändert an beide Eingaben weiter. Ein Produkt gibt jeder Eingabe den Wert der anderen mal seinen Gradienten. Eine Sigmoidfunktion nimmt mal y(1 − y), eine ReLU mal 1 oder 0, ein Quadrat mal das Doppelte seiner Eingabe. Eine Zahl, die zweimal gebraucht wird, bekommt auf jedem Weg einen Gradienten, und sie addieren sich.

Mehr geschieht in einem Netz nicht: Seine Neuronen sind Summen von Produkten und Aktivierungen. Wähle einen Knoten, um zu ändern, was er tut oder was er nimmt; füge Knoten hinzu, nimm welche weg. Der Verlust ist der zuletzt gemachte Knoten, den kein anderer nimmt.</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>What to begin with; once edited, it is your own.</source>
        <translation>Womit es losgeht; sobald du ihn änderst, ist es dein eigener.</translation>
    </message>
    <message>
        <source>A number that comes in: an input, a weight, a bias, a target.</source>
        <translation>Eine Zahl, die hineinkommt: eine Eingabe, ein Gewicht, ein Bias, ein Zielwert.</translation>
    </message>
    <message>
        <source>How far one has come: forward, then back.</source>
        <translation>Wie weit du bist: erst vorwärts, dann zurück.</translation>
    </message>
    <message>
        <source>the loss L</source>
        <translation>der Verlust L</translation>
    </message>
    <message>
        <source>the step, 0 before the first node has computed</source>
        <translation>der Schritt, 0 bevor der erste Knoten gerechnet hat</translation>
    </message>
    <message>
        <source>what flows</source>
        <translation>was fließt</translation>
    </message>
    <message>
        <source>numbers, forward</source>
        <translation>Zahlen, vorwärts</translation>
    </message>
    <message>
        <source>nothing yet: the loss stands</source>
        <translation>noch nichts: der Verlust steht</translation>
    </message>
    <message>
        <source>gradients, backward</source>
        <translation>Gradienten, rückwärts</translation>
    </message>
    <message>
        <source>the node that computes or hands back; - before the first</source>
        <translation>der Knoten, der rechnet oder zurückgibt; - vor dem ersten</translation>
    </message>
    <message>
        <source>how many nodes there are</source>
        <translation>wie viele Knoten es gibt</translation>
    </message>
    <message>
        <source>value</source>
        <comment>a node</comment>
        <translation>Wert</translation>
    </message>
    <message>
        <source>sum</source>
        <comment>a node</comment>
        <translation>Summe</translation>
    </message>
    <message>
        <source>product</source>
        <comment>a node</comment>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <comment>a node</comment>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>square</source>
        <comment>a node</comment>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>The {kind} {name} lacks its input: choose one from the list.</source>
        <translation>{name} ({kind}) fehlt die Eingabe: Wähle eine aus der Liste.</translation>
    </message>
    <message>
        <source>The {kind} {name} lacks its first input: choose one from the list.</source>
        <translation>{name} ({kind}) fehlt die erste Eingabe: Wähle eine aus der Liste.</translation>
    </message>
    <message>
        <source>The {kind} {name} lacks its second input: choose one from the list.</source>
        <translation>{name} ({kind}) fehlt die zweite Eingabe: Wähle eine aus der Liste.</translation>
    </message>
    <message>
        <source>Every node of a graph must have a name of its own.</source>
        <translation>Jeder Knoten eines Graphen muss einen eigenen Namen haben.</translation>
    </message>
    <message>
        <source>The graph is empty. Add a value, then a node that does something with it.</source>
        <translation>Der Graph ist leer. Füge einen Wert hinzu, dann einen Knoten, der etwas damit macht.</translation>
    </message>
    <message>
        <source>{way} goes in a circle: each would have to be computed before the other.</source>
        <translation>{way} geht im Kreis: Jeder müsste vor dem anderen berechnet werden.</translation>
    </message>
    <message>
        <source>There are {most} nodes already; a larger graph would hide more than it shows.</source>
        <translation>Es gibt schon {most} Knoten; ein größerer Graph würde mehr verstecken als zeigen.</translation>
    </message>
    <message>
        <source>There are {most} values already, one for each dial.</source>
        <translation>Es gibt schon {most} Werte, einen für jeden Regler.</translation>
    </message>
    <message>
        <source>a unit&apos;s loss</source>
        <translation>der Verlust eines Neurons</translation>
    </message>
    <message>
        <source>two ways: they add</source>
        <translation>zwei Wege: sie addieren sich</translation>
    </message>
    <message>
        <source>rise of {name}</source>
        <translation>Höhe von {name}</translation>
    </message>
    <message>
        <source>The graph</source>
        <translation>Der Graph</translation>
    </message>
    <message>
        <source>There is no node.</source>
        <translation>Es gibt keinen Knoten.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>{name}: {kind} of {inputs}</source>
        <translation>{name}: {kind} aus {inputs}</translation>
    </message>
    <message>
        <source>gradient {value}</source>
        <translation>Gradient {value}</translation>
    </message>
    <message>
        <source>(chosen)</source>
        <translation>(gewählt)</translation>
    </message>
    <message>
        <source>No node yet</source>
        <translation>Noch kein Knoten</translation>
    </message>
    <message>
        <source>At each node there is a slope. Step on, and it is drawn here as a triangle.</source>
        <translation>An jedem Knoten gibt es eine Steigung. Geh einen Schritt weiter, und sie wird hier als Dreieck gezeichnet.</translation>
    </message>
    <message>
        <source>The slopes at this node</source>
        <translation>Die Steigungen an diesem Knoten</translation>
    </message>
    <message>
        <source>rise of {of}</source>
        <translation>Höhe von {of}</translation>
    </message>
    <message>
        <source>{of} over {over}</source>
        <translation>{of} über {over}</translation>
    </message>
    <message>
        <source>{of} over {over}: slope {slope}</source>
        <translation>{of} über {over}: Steigung {slope}</translation>
    </message>
    <message>
        <source>a ring around a disc</source>
        <translation>ein Ring um eine Scheibe</translation>
    </message>
    <message numerus="yes">
        <source>Without a hidden layer there is one straight line, and it gets {none} of the points right; no line gets more than three quarters. With a hidden layer of %n unit(s) it is {one}.</source>
        <translation>
            <numerusform>Ohne verdeckte Schicht gibt es eine Gerade, und sie bringt {none} der Punkte auf die richtige Seite; mehr als drei Viertel schafft keine. Mit einer verdeckten Schicht aus %n Neuron sind es {one}.</numerusform>
            <numerusform>Ohne verdeckte Schicht gibt es eine Gerade, und sie bringt {none} der Punkte auf die richtige Seite; mehr als drei Viertel schafft keine. Mit einer verdeckten Schicht aus %n Neuronen sind es {one}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each unit draws a line of its own, and the output puts them together.</source>
        <translation>Jedes Neuron zieht seine eigene Gerade, und die Ausgabe setzt sie zusammen.</translation>
    </message>
    <message>
        <source>That does not part them yet: give it another unit, or another seed.</source>
        <translation>Das trennt sie noch nicht: Gib noch ein Neuron dazu, oder einen anderen Startwert.</translation>
    </message>
    <message>
        <source>Training on the points</source>
        <translation>Training mit den Punkten</translation>
    </message>
    <message>
        <source>It reads {tested} of the test digits.</source>
        <translation>Es liest {tested} der Testziffern.</translation>
    </message>
    <message>
        <source>Trained freely, the pictures look like noise: the random weights of the beginning are still in them, for nothing takes away what is not needed.</source>
        <translation>Frei trainiert sehen die Bilder aus wie Rauschen: Die zufälligen Gewichte des Anfangs stecken noch in ihnen, denn nichts nimmt weg, was nicht gebraucht wird.</translation>
    </message>
    <message>
        <source>Turn up the weight decay.</source>
        <translation>Dreh die Gewichtsabnahme auf.</translation>
    </message>
    <message>
        <source>With a decay of {decay}, only what is needed stays: strokes, arcs, gaps.</source>
        <translation>Mit einer Abnahme von {decay} bleibt nur, was gebraucht wird: Striche, Bögen, Lücken.</translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) of {units} have faded away.</source>
        <translation>
            <numerusform>%n Neuron von {units} ist verblasst.</numerusform>
            <numerusform>%n Neuronen von {units} sind verblasst.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After learning %n digit(s) it reads {learnt} of those, and {tested} of digits it has never seen: a gap of {gap:.0f} points. It has learnt by heart what is not true of others.</source>
        <translation>
            <numerusform>Nach %n gelernten Ziffer liest das Netz {learnt} davon, und {tested} der Ziffern, die es nie gesehen hat: ein Abstand von {gap:.0f} Prozentpunkten. Es hat auswendig gelernt, was für andere nicht gilt.</numerusform>
            <numerusform>Nach %n gelernten Ziffern liest das Netz {learnt} davon, und {tested} der Ziffern, die es nie gesehen hat: ein Abstand von {gap:.0f} Prozentpunkten. Es hat auswendig gelernt, was für andere nicht gilt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After learning %n digit(s) it reads {learnt} of those, and {tested} of digits it has never seen. The gap is nearly closed: so many digits cannot be learnt by heart with so few weights.</source>
        <translation>
            <numerusform>Nach %n gelernten Ziffer liest das Netz {learnt} davon, und {tested} der Ziffern, die es nie gesehen hat. Der Abstand ist fast geschlossen: So viele Ziffern kann man mit so wenigen Gewichten nicht auswendig lernen.</numerusform>
            <numerusform>Nach %n gelernten Ziffern liest das Netz {learnt} davon, und {tested} der Ziffern, die es nie gesehen hat. Der Abstand ist fast geschlossen: So viele Ziffern kann man mit so wenigen Gewichten nicht auswendig lernen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Accuracy by the number of hidden layers</source>
        <translation>Genauigkeit nach der Zahl der verdeckten Schichten</translation>
    </message>
    <message>
        <source>{count:,} parameters</source>
        <translation>{count:,} Parameter</translation>
    </message>
    <message>
        <source>{cost}, not trained yet</source>
        <translation>{cost}, noch nicht trainiert</translation>
    </message>
    <message>
        <source>{tested} of the test digits, {learnt} of the learnt, {cost}, {seconds} a training</source>
        <translation>{tested} der Testziffern, {learnt} der gelernten, {cost}, {seconds} je Training</translation>
    </message>
    <message>
        <source>{cost} · not trained yet</source>
        <translation>{cost} · noch nicht trainiert</translation>
    </message>
    <message>
        <source>{cost} · {seconds} a training · learnt digits {learnt}</source>
        <translation>{cost} · {seconds} je Training · gelernte Ziffern {learnt}</translation>
    </message>
    <message>
        <source>test digits read right (from {low})</source>
        <translation>richtig gelesene Testziffern (ab {low})</translation>
    </message>
    <message>
        <source>one training</source>
        <translation>ein Training</translation>
    </message>
    <message>
        <source>The most active units of the first layer</source>
        <translation>Die aktivsten Neuronen der ersten Schicht</translation>
    </message>
    <message>
        <source>{weight} · {below}, one term of {above}</source>
        <translation>{weight} · {below}, ein Summand von {above}</translation>
    </message>
    <message>
        <source>{signs}, &amp;nbsp; likewise unit 2</source>
        <translation>{signs}, &amp;nbsp; ebenso Neuron 2</translation>
    </message>
    <message>
        <source>the inputs are set</source>
        <translation>die Eingaben sind gesetzt</translation>
    </message>
    <message>
        <source>the hidden units light up</source>
        <translation>die verdeckten Neuronen leuchten auf</translation>
    </message>
    <message>
        <source>the output lights up</source>
        <translation>die Ausgabe leuchtet auf</translation>
    </message>
    <message>
        <source>the loss</source>
        <translation>der Verlust</translation>
    </message>
    <message>
        <source>δ of the output</source>
        <translation>δ der Ausgabe</translation>
    </message>
    <message>
        <source>δ of the hidden units</source>
        <translation>δ der verdeckten Neuronen</translation>
    </message>
    <message>
        <source>the update</source>
        <translation>das Update</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>Das Netz</translation>
    </message>
    <message>
        <source>no unit yet</source>
        <translation>noch kein Neuron</translation>
    </message>
    <message>
        <source>z {z}, activation {a}</source>
        <translation>z {z}, Aktivierung {a}</translation>
    </message>
    <message>
        <source>{point} should be {target} and gets {answer}</source>
        <translation>{point} soll {target} sein und bekommt {answer}</translation>
    </message>
    <message>
        <source>{point} should be {target} and gets {answer}, which is wrong</source>
        <translation>{point} soll {target} sein und bekommt {answer}, was falsch ist</translation>
    </message>
    <message>
        <source>The four points</source>
        <translation>Die vier Punkte</translation>
    </message>
    <message>
        <source>The points, and each hidden unit&apos;s line</source>
        <translation>Punkte und Geraden der Neuronen</translation>
    </message>
    <message>
        <source>Points and hidden lines</source>
        <translation>Punkte und Geraden</translation>
    </message>
    <message>
        <source>Where the hidden units put them</source>
        <translation>Sicht der verdeckten Neuronen</translation>
    </message>
    <message>
        <source>As the hidden units see them</source>
        <translation>Sicht der Neuronen</translation>
    </message>
    <message>
        <source>{x1},{x2}</source>
        <translation>{x1}, {x2}</translation>
    </message>
    <message>
        <source>There is no point to classify. Click on the plane to add one, or press + there.</source>
        <translation>Es gibt keinen Punkt einzuordnen. Klick in die Ebene, um einen hinzuzufügen, oder drück dort +.</translation>
    </message>
    <message>
        <source>All {points} points are right.</source>
        <translation>Alle {points} Punkte sind richtig.</translation>
    </message>
    <message>
        <source>The one point is right.</source>
        <translation>Der eine Punkt ist richtig.</translation>
    </message>
    <message>
        <source>Mistakes: {wrong} of {points}.</source>
        <translation>Fehler: {wrong} von {points}.</translation>
    </message>
    <message>
        <source>Both weights are 0, so there is no line: the bias alone decides.</source>
        <translation>Beide Gewichte sind 0, also gibt es keine Gerade: Der Bias allein entscheidet.</translation>
    </message>
    <message>
        <source>The rule is done: {course}.</source>
        <translation>Die Regel ist fertig: {course}.</translation>
    </message>
    <message>
        <source>After {course} the rule is where it was {circle} visits ago: it goes in a circle for ever, so no straight line can do this.</source>
        <translation>Bisher {course}: Die Regel steht wieder, wo sie vor {circle} Besuchen stand. Sie dreht sich ewig im Kreis, also kann das keine Gerade.</translation>
    </message>
    <message>
        <source>AND and OR it can do, XOR never: its classes lie crosswise.</source>
        <translation>UND und ODER kann sie, XOR nie: Dort liegen die Klassen über Kreuz.</translation>
    </message>
    <message>
        <source>After {course} the rule has not ended: the points are hard to part by a line, or cannot be.</source>
        <translation>Bisher {course}, und die Regel ist nicht am Ende: Die Punkte lassen sich durch eine Gerade nur schwer trennen oder gar nicht.</translation>
    </message>
    <message>
        <source>“Step” looks at one point and corrects the line if the answer is wrong.</source>
        <translation>„Schritt“ sieht sich einen Punkt an und verschiebt die Gerade, wenn die Antwort falsch ist.</translation>
    </message>
    <message>
        <source>{visited} is right: nothing changes. So far: {course}.</source>
        <translation>{visited} ist richtig: Nichts ändert sich. Bisher: {course}.</translation>
    </message>
    <message>
        <source>{visited} should be {target} and was {answer}: w changed by {push} times the point, b by {push}. So far: {course}.</source>
        <translation>{visited} sollte {target} sein und war {answer}: w hat sich um {push} mal den Punkt geändert, b um {push}. Bisher: {course}.</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n Besuch</numerusform>
            <numerusform>%n Besuche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s)</source>
        <translation>
            <numerusform>%n Korrektur</numerusform>
            <numerusform>%n Korrekturen</numerusform>
        </translation>
    </message>
    <message>
        <source>The perceptron</source>
        <translation>Das Perzeptron</translation>
    </message>
    <message>
        <source>A unit that answers 1 if its sum is above 0, and else 0. It parts the plane by a straight line, and no more.</source>
        <translation>Ein Neuron, das 1 antwortet, wenn seine Summe über 0 liegt, und sonst 0. Es teilt die Ebene durch eine Gerade, mehr nicht.</translation>
    </message>
    <message>
        <source>&lt;nobr&gt;&lt;i&gt;y&lt;/i&gt; = 1 if&lt;/nobr&gt; &lt;nobr&gt;&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;&lt;i&gt;x&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt; + &lt;i&gt;w&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt;&lt;i&gt;x&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt; + &lt;i&gt;b&lt;/i&gt; &amp;gt; 0,&lt;/nobr&gt; &lt;nobr&gt;else 0&lt;/nobr&gt;&lt;br&gt;rule: &lt;nobr&gt;Δ&lt;i&gt;w&lt;/i&gt; = &lt;i&gt;η&lt;/i&gt; (&lt;i&gt;t&lt;/i&gt; − &lt;i&gt;y&lt;/i&gt;) &lt;i&gt;x&lt;/i&gt;,&lt;/nobr&gt; &lt;nobr&gt;Δ&lt;i&gt;b&lt;/i&gt; = &lt;i&gt;η&lt;/i&gt; (&lt;i&gt;t&lt;/i&gt; − &lt;i&gt;y&lt;/i&gt;)&lt;/nobr&gt;</source>
        <translation>&lt;nobr&gt;&lt;i&gt;y&lt;/i&gt; = 1, wenn&lt;/nobr&gt; &lt;nobr&gt;&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;&lt;i&gt;x&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt; + &lt;i&gt;w&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt;&lt;i&gt;x&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt; + &lt;i&gt;b&lt;/i&gt; &amp;gt; 0,&lt;/nobr&gt; &lt;nobr&gt;sonst 0&lt;/nobr&gt;&lt;br&gt;Regel: &lt;nobr&gt;Δ&lt;i&gt;w&lt;/i&gt; = &lt;i&gt;η&lt;/i&gt; (&lt;i&gt;t&lt;/i&gt; − &lt;i&gt;y&lt;/i&gt;) &lt;i&gt;x&lt;/i&gt;,&lt;/nobr&gt; &lt;nobr&gt;Δ&lt;i&gt;b&lt;/i&gt; = &lt;i&gt;η&lt;/i&gt; (&lt;i&gt;t&lt;/i&gt; − &lt;i&gt;y&lt;/i&gt;)&lt;/nobr&gt;</translation>
    </message>
    <message>
        <source>With two inputs, each sample is a point in the plane. The perceptron answers 1 on one side of a straight line and 0 on the other. The weights are an arrow across the line, towards the 1; the bias shifts it.

Its rule of learning looks at one point after the other. If the output y is the target t, nothing changes; if not, the line is pulled towards putting this point right. If any straight line does, the rule ends with one. For XOR there is none: that takes a hidden layer.

And here is the trouble: a step has no useful slope; its slope is 0 everywhere (and undefined at 0). Turn a weight a little, and the answers mostly stay exactly as they are; nothing says which way is better. So the rule cannot tell a hidden layer what to do. What follows in these chapters is the way out: a smooth step, a loss, and its slope.</source>
        <translation>Mit zwei Eingaben ist jedes Beispiel ein Punkt in der Ebene. Auf der einen Seite einer Geraden antwortet das Perzeptron 1, auf der anderen 0. Die Gewichte sind ein Pfeil quer zur Geraden, zur 1 hin; der Bias verschiebt sie.

Seine Lernregel sieht sich einen Punkt nach dem anderen an. Ist die Ausgabe y der Zielwert t, ändert sich nichts; wenn nicht, wird die Gerade so verschoben, dass dieser Punkt eher richtig wird. Kann es irgendeine Gerade, so endet die Regel bei einer. Für XOR gibt es keine: Dafür braucht es eine verdeckte Schicht.

Und hier liegt die Schwierigkeit: Eine Stufe hat keine brauchbare Steigung; sie ist überall 0 (und bei 0 nicht definiert). Dreh ein wenig an einem Gewicht, und die Antworten bleiben meist genau, wie sie sind; nichts sagt, in welcher Richtung es besser wird. Darum kann die Regel einer verdeckten Schicht nicht sagen, was sie tun soll. Was in diesen Kapiteln folgt, ist der Ausweg: eine glatte Stufe, ein Verlust und seine Steigung.</translation>
    </message>
    <message>
        <source>Weight w₁</source>
        <translation>Gewicht w₁</translation>
    </message>
    <message>
        <source>How much x₁ counts towards the answer 1.</source>
        <translation>Wie sehr x₁ für die Antwort 1 zählt.</translation>
    </message>
    <message>
        <source>Weight w₂</source>
        <translation>Gewicht w₂</translation>
    </message>
    <message>
        <source>How much x₂ counts towards the answer 1.</source>
        <translation>Wie sehr x₂ für die Antwort 1 zählt.</translation>
    </message>
    <message>
        <source>Shifts the line; the larger, the more points get a 1.</source>
        <translation>Verschiebt die Gerade; je größer, desto mehr Punkte bekommen eine 1.</translation>
    </message>
    <message>
        <source>Step of the rule, η</source>
        <translation>Schritt der Regel, η</translation>
    </message>
    <message>
        <source>How far a mistake moves the weights and the bias.</source>
        <translation>Wie weit ein Fehler die Gewichte und den Bias bewegt.</translation>
    </message>
    <message>
        <source>points that are answered wrongly</source>
        <translation>falsch beantwortete Punkte</translation>
    </message>
    <message>
        <source>points the rule has looked at</source>
        <translation>Punkte, die sich die Regel angesehen hat</translation>
    </message>
    <message>
        <source>how often the rule has corrected</source>
        <translation>wie oft die Regel korrigiert hat</translation>
    </message>
    <message>
        <source>how the rule stands</source>
        <translation>wie es um die Regel steht</translation>
    </message>
    <message>
        <source>going in a circle</source>
        <translation>dreht sich im Kreis</translation>
    </message>
    <message>
        <source>the weight w₁</source>
        <translation>das Gewicht w₁</translation>
    </message>
    <message>
        <source>the weight w₂</source>
        <translation>das Gewicht w₂</translation>
    </message>
    <message>
        <source>the bias</source>
        <translation>der Bias</translation>
    </message>
    <message>
        <source>says {answer} everywhere here</source>
        <translation>sagt hier überall {answer}</translation>
    </message>
    <message>
        <source>says {answer}</source>
        <translation>sagt {answer}</translation>
    </message>
    <message>
        <source>● should be 1</source>
        <translation>● sollte 1 sein</translation>
    </message>
    <message>
        <source>□ should be 0</source>
        <translation>□ sollte 0 sein</translation>
    </message>
    <message>
        <source>✕ is wrong</source>
        <translation>✕ ist falsch</translation>
    </message>
    <message>
        <source>▼ comes next</source>
        <translation>▼ kommt als Nächster</translation>
    </message>
    <message>
        <source>Look at the next point, and correct the line</source>
        <translation>Den nächsten Punkt ansehen und die Gerade verbessern</translation>
    </message>
    <message>
        <source>Step until no point is wrong, or the rule cannot end</source>
        <translation>Schritt für Schritt, bis kein Punkt mehr falsch ist oder die Regel nicht enden kann</translation>
    </message>
    <message>
        <source>Take the last step back</source>
        <translation>Den letzten Schritt zurücknehmen</translation>
    </message>
    <message>
        <source>There are {most} points already, and more would tell no more.</source>
        <translation>Es gibt schon {most} Punkte, und mehr würden nicht mehr sagen.</translation>
    </message>
    <message>
        <source>Drag the line, or the tip of its arrow. Click to add a point, click a point for the other class, right-click to remove it.</source>
        <translation>Zieh die Gerade oder die Spitze ihres Pfeils. Ein Klick fügt einen Punkt hinzu, ein Klick auf einen Punkt gibt ihm die andere Klasse, ein Rechtsklick entfernt ihn.</translation>
    </message>
    <message>
        <source>N and P select a point or the line, arrows move it, Page Up and Page Down turn the line, + or Insert adds a point, Space flips its class, Delete removes it.</source>
        <translation>N und P wählen einen Punkt oder die Gerade, Pfeiltasten bewegen sie, Bild auf und Bild ab drehen die Gerade, + oder Einfg fügt einen Punkt hinzu, die Leertaste wechselt seine Klasse, Entf entfernt ihn.</translation>
    </message>
    <message>
        <source>Plane with the line and the points</source>
        <translation>Ebene mit der Geraden und den Punkten</translation>
    </message>
    <message>
        <source>Keys: {by_keys}</source>
        <translation>Tasten: {by_keys}</translation>
    </message>
    <message>
        <source>The line is selected</source>
        <translation>Die Gerade ist gewählt</translation>
    </message>
    <message>
        <source>{point} is selected: at {x1}, {x2}, class {target}, {verdict}</source>
        <translation>{point} ist gewählt: bei {x1}; {x2}, Klasse {target}, {verdict}</translation>
    </message>
    <message>
        <source>answered wrongly</source>
        <translation>falsch beantwortet</translation>
    </message>
    <message>
        <source>answered rightly</source>
        <translation>richtig beantwortet</translation>
    </message>
    <message>
        <source>{chosen}. Line: w₁ {w1}, w₂ {w2}, b {b}. Answered wrongly: {wrong}. {by_keys}</source>
        <translation>{chosen}. Gerade: w₁ {w1}, w₂ {w2}, b {b}. Falsch beantwortet: {wrong}. {by_keys}</translation>
    </message>
    <message>
        <source>At 0 the output is one half.</source>
        <translation>Bei 0 ist die Ausgabe ein Halb.</translation>
    </message>
    <message>
        <source>At z = {z} the output is {output}. Nowhere does it jump: it slides.</source>
        <translation>Bei z = {z} ist die Ausgabe {output}. Nirgends springt sie: Sie gleitet.</translation>
    </message>
    <message>
        <source>At 0 the output is 0.5 and the slope 0.25: it is nowhere steeper.</source>
        <translation>Bei 0 ist die Ausgabe 0,5 und die Steigung 0,25: Steiler ist es nirgends.</translation>
    </message>
    <message>
        <source>So far out the slope is too small for the computer&apos;s numbers: no gradient passes here at all.</source>
        <translation>So weit draußen ist die Steigung zu klein für die Zahlen des Computers: Hier kommt überhaupt kein Gradient durch.</translation>
    </message>
    <message>
        <source>Out here the unit is saturated: its slope is only {slope}, and hardly any gradient passes.</source>
        <translation>Hier draußen ist das Neuron gesättigt: Die Steigung ist nur {slope}, und kaum etwas vom Gradienten kommt durch.</translation>
    </message>
    <message>
        <source>The slope here is {slope}: if z grows by 0.1, the output grows by about {step}.</source>
        <translation>Die Steigung ist hier {slope}: Wächst z um 0,1, wächst die Ausgabe um etwa {step}.</translation>
    </message>
    <message>
        <source>Stack more layers, and each multiplies the gradient by its slope.</source>
        <translation>Staple weitere Schichten, und jede multipliziert den Gradienten mit ihrer Steigung.</translation>
    </message>
    <message>
        <source>Through {layers} layers next to nothing is left of the gradient.</source>
        <translation>Nach {layers} Schichten ist vom Gradienten so gut wie nichts übrig.</translation>
    </message>
    <message>
        <source>Through {layers} layers nothing is left of the gradient.</source>
        <translation>Nach {layers} Schichten ist vom Gradienten nichts übrig.</translation>
    </message>
    <message>
        <source>Through {layers} layers, {first} of the gradient reaches the first; at most it could be {limit}.</source>
        <translation>Durch {layers} Schichten kommt {first} des Gradienten bei der ersten an; höchstens könnte es {limit} sein.</translation>
    </message>
    <message>
        <source>The sigmoid</source>
        <translation>Die Sigmoidfunktion</translation>
    </message>
    <message>
        <source>A smooth step: between 0 and 1, 0.5 at 0, with a slope everywhere that is never more than 0.25.</source>
        <translation>Eine glatte Stufe: zwischen 0 und 1, bei 0 ist sie 0,5, und überall hat sie eine Steigung, die nie größer ist als 0,25.</translation>
    </message>
    <message>
        <source>The sigmoid is the perceptron&apos;s step, made smooth. Far to the left it is nearly 0, far to the right nearly 1, and in between it rises gently: turn a weight a little, and the output changes a little. Now there is a slope, and learning can follow it.

One often reads that its output lies “between 0 and −1”. That is a slip: it lies between 0 and 1, and reaches neither. At 0 it is 0.5.

The slope has a simple formula, and an awkward limit: it is at most 0.25, at z = 0. On the way back through a network, the gradient is multiplied by each layer&apos;s slope. After ten layers that is at most 0.25 to the tenth, less than a millionth: the gradient vanishes, and the first layers hardly learn. Larger weights help less than one hopes, since they push z away from 0, where the slope is smaller still.</source>
        <translation>Die Sigmoidfunktion ist die Stufe des Perzeptrons, geglättet. Weit links ist sie fast 0, weit rechts fast 1, und dazwischen steigt sie sanft an: Dreh ein wenig an einem Gewicht, und die Ausgabe ändert sich ein wenig. Jetzt gibt es eine Steigung, und das Lernen kann ihr folgen.

Oft liest man, ihre Ausgabe liege „zwischen 0 und −1“. Das ist ein Versehen: Sie liegt zwischen 0 und 1 und erreicht keins von beiden. Bei 0 ist sie 0,5.

Die Steigung hat eine einfache Formel und eine lästige Grenze: Sie ist höchstens 0,25, bei z = 0. Auf dem Rückweg durch ein Netz wird der Gradient mit der Steigung jeder Schicht multipliziert. Nach zehn Schichten ist das höchstens 0,25 hoch zehn, weniger als ein Millionstel: Der Gradient verschwindet, und die ersten Schichten lernen kaum. Größere Gewichte helfen weniger, als man hofft, denn sie drängen z von 0 weg, wo die Steigung noch kleiner ist.</translation>
    </message>
    <message>
        <source>Where on the curve the point stands.</source>
        <translation>Wo auf der Kurve der Punkt steht.</translation>
    </message>
    <message>
        <source>Sigmoids stacked</source>
        <translation>Gestapelte Sigmoide</translation>
    </message>
    <message>
        <source>How many layers the gradient passes.</source>
        <translation>Durch wie viele Schichten der Gradient geht.</translation>
    </message>
    <message>
        <source>Weight between them</source>
        <translation>Gewicht dazwischen</translation>
    </message>
    <message>
        <source>What each layer multiplies the output of the one before by.</source>
        <translation>Womit jede Schicht die Ausgabe der vorigen multipliziert.</translation>
    </message>
    <message>
        <source>the curve</source>
        <translation>die Kurve</translation>
    </message>
    <message>
        <source>its slope</source>
        <translation>ihre Steigung</translation>
    </message>
    <message>
        <source>a stack of sigmoids</source>
        <translation>ein Stapel Sigmoide</translation>
    </message>
    <message>
        <source>why σ′ = σ(1 − σ)</source>
        <translation>warum σ′ = σ(1 − σ)</translation>
    </message>
    <message>
        <source>The curve, its slope, gradients through a stack, or how the slope follows line by line.</source>
        <translation>Die Kurve, ihre Steigung, Gradienten durch einen Stapel, oder wie die Steigung Zeile für Zeile folgt.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>How many lines of the derivation are shown.</source>
        <translation>Wie viele Zeilen der Herleitung gezeigt werden.</translation>
    </message>
    <message>
        <source>the gradient that reaches the first layer</source>
        <translation>der Gradient, der bei der ersten Schicht ankommt</translation>
    </message>
    <message>
        <source>the largest it can be with these weights</source>
        <translation>der größte, der mit diesen Gewichten möglich ist</translation>
    </message>
    <message>
        <source>how many lines of the derivation are shown</source>
        <translation>wie viele Zeilen der Herleitung zu sehen sind</translation>
    </message>
    <message>
        <source>σ is 1 / (1 + e⁻ᶻ). Multiply it by what stands below the line: that is 1, whatever z is.</source>
        <translation>σ ist 1 / (1 + e⁻ᶻ). Multipliziere mit dem, was unter dem Bruchstrich steht: Das ist 1, was z auch ist.</translation>
    </message>
    <message>
        <source>What is 1 everywhere never changes, so its slope is 0. The dash stands for “the slope of”.</source>
        <translation>Was überall 1 ist, ändert sich nie, also ist seine Steigung 0. Der Strich steht für „die Steigung von“.</translation>
    </message>
    <message>
        <source>Nudge z, and both factors change. The change of each is multiplied by the other one.</source>
        <translation>Stupse z an, und beide Faktoren ändern sich. Die Änderung jedes Faktors wird mit dem anderen multipliziert.</translation>
    </message>
    <message>
        <source>The 1 does not change. e to the z is its own slope; the minus before z mirrors the curve, and so its slope.</source>
        <translation>Die 1 ändert sich nicht. e hoch z ist seine eigene Steigung; das Minus vor z spiegelt die Kurve und damit auch ihre Steigung.</translation>
    </message>
    <message>
        <source>Put that in, and bring it to the other side, where it loses its minus.</source>
        <translation>Setz das ein und bring es auf die andere Seite; dort verliert es sein Minus.</translation>
    </message>
    <message>
        <source>Divide by the bracket.</source>
        <translation>Teile durch die Klammer.</translation>
    </message>
    <message>
        <source>Look at the fraction alone: above the line stands the bracket less 1. So it is 1, less 1 / (1 + e⁻ᶻ).</source>
        <translation>Sieh dir nur den Bruch an: Über dem Strich steht die Klammer minus 1. Also ist er 1 minus 1 / (1 + e⁻ᶻ).</translation>
    </message>
    <message>
        <source>No e is left: who knows the output knows the slope. It is largest where both factors are a half, ½ · ½ = ¼.</source>
        <translation>Kein e ist mehr da: Wer die Ausgabe kennt, kennt die Steigung. Am größten ist sie, wo beide Faktoren ein Halb sind, ½ · ½ = ¼.</translation>
    </message>
    <message>
        <source>The gradient at each layer of the stack</source>
        <translation>Der Gradient an jeder Schicht des Stapels</translation>
    </message>
    <message>
        <source>layer {layer}: {gradient}</source>
        <translation>Schicht {layer}: {gradient}</translation>
    </message>
    <message>
        <source>← gradient (log scale); dashed: at most</source>
        <translation>← Gradient (log.); gestrichelt: höchstens</translation>
    </message>
    <message>
        <source>The sigmoid and its slope</source>
        <translation>Die Sigmoidfunktion und ihre Steigung</translation>
    </message>
    <message>
        <source>At z = {z}</source>
        <translation>Bei z = {z}</translation>
    </message>
    <message>
        <source>At z = {z} the sigmoid is {output} and its slope {slope}</source>
        <translation>Bei z = {z} ist die Sigmoidfunktion {output} und ihre Steigung {slope}</translation>
    </message>
    <message>
        <source>At z = {z} the sigmoid is {output}</source>
        <translation>Bei z = {z} ist die Sigmoidfunktion {output}</translation>
    </message>
    <message>
        <source>slope σ′(z)</source>
        <translation>Steigung σ′(z)</translation>
    </message>
    <message>
        <source>Why the slope of the sigmoid is σ(1 − σ)</source>
        <translation>Warum die Steigung der Sigmoidfunktion σ(1 − σ) ist</translation>
    </message>
    <message>
        <source>What is a slope?</source>
        <translation>Was ist eine Steigung?</translation>
    </message>
    <message>
        <source>Turn a dial a little and see how much something changes: the one divided by the other is the slope.</source>
        <translation>Dreh ein wenig an einem Regler und sieh, wie viel sich ändert: Das eine geteilt durch das andere ist die Steigung.</translation>
    </message>
    <message>
        <source>A shower has one dial, w, and you have one wish: that the water is right. Let L say how wrong it is, 0 for just right. You cannot see the curve; you stand under it with your eyes full of soap. But you can do something very simple: turn the dial a little, by h, and feel whether it got better or worse, and how much.

How much L changes, divided by how far you turned, is rise over run: how steep it is. With a large h that is only roughly so, for the curve bends on the way. Make h smaller, and the number settles. What it settles on is the slope, and it is written dL/dw: a little of L for a little of w.

Its sign says which way to turn: against it. Its size says how much that matters. A network has thousands of dials, its weights, and one number L that says how wrong it is. All of what follows is about one question: what is the slope of L for each of them?</source>
        <translation>Eine Dusche hat einen Regler, w, und du hast einen Wunsch: dass das Wasser richtig ist. L soll sagen, wie falsch es ist, 0 heißt genau richtig. Die Kurve siehst du nicht; du stehst darunter und hast Seife in den Augen. Aber etwas ganz Einfaches kannst du tun: ein wenig am Regler drehen, um h, und spüren, ob es besser oder schlechter wird, und um wie viel.

Wie viel L sich ändert, geteilt durch wie weit du gedreht hast, ist Höhe durch Breite: wie steil es ist. Mit einem großen h stimmt das nur ungefähr, denn die Kurve biegt sich unterwegs. Mach h kleiner, und die Zahl kommt zur Ruhe. Worauf sie hinausläuft, ist die Steigung, und man schreibt sie dL/dw: ein wenig L für ein wenig w.

Ihr Vorzeichen sagt, wohin du drehen sollst: dagegen. Ihre Größe sagt, wie viel es ausmacht. Ein Netz hat Tausende von Reglern, seine Gewichte, und eine Zahl L, die sagt, wie falsch es liegt. In allem Weiteren geht es um eine Frage: Wie groß ist die Steigung von L für jeden von ihnen?</translation>
    </message>
    <message>
        <source>one nudge</source>
        <translation>ein Stups</translation>
    </message>
    <message>
        <source>the slope everywhere</source>
        <translation>die Steigung überall</translation>
    </message>
    <message>
        <source>why it is 2(w − 3)</source>
        <translation>warum es 2(w − 3) ist</translation>
    </message>
    <message>
        <source>One place, all places at once, or how the slope of the shower follows line by line.</source>
        <translation>Eine Stelle, alle Stellen auf einmal, oder wie die Steigung der Dusche Zeile für Zeile folgt.</translation>
    </message>
    <message>
        <source>Curve L(w)</source>
        <translation>Kurve L(w)</translation>
    </message>
    <message>
        <source>What the dial is turned on.</source>
        <translation>Woran der Regler dreht.</translation>
    </message>
    <message>
        <source>Dial w</source>
        <translation>Regler w</translation>
    </message>
    <message>
        <source>Where the dial stands. Drag the dot, or use the arrow keys.</source>
        <translation>Wo der Regler steht. Zieh den Punkt, oder nimm die Pfeiltasten.</translation>
    </message>
    <message>
        <source>How far the dial is turned on. Drag the triangle&apos;s end, or use the arrow keys up and down.</source>
        <translation>Wie weit der Regler weitergedreht wird. Zieh am Ende des Dreiecks, oder nimm die Pfeiltasten nach oben und unten.</translation>
    </message>
    <message>
        <source>L(w), how wrong it is</source>
        <translation>L(w), wie falsch es ist</translation>
    </message>
    <message>
        <source>the rise, L(w + h) − L(w)</source>
        <translation>die Höhe, L(w + h) − L(w)</translation>
    </message>
    <message>
        <source>rise over run</source>
        <translation>Höhe durch Breite</translation>
    </message>
    <message>
        <source>the slope dL/dw</source>
        <translation>die Steigung dL/dw</translation>
    </message>
    <message>
        <source>which way makes L less</source>
        <translation>wohin L kleiner wird</translation>
    </message>
    <message>
        <source>to the left</source>
        <translation>nach links</translation>
    </message>
    <message>
        <source>to the right</source>
        <translation>nach rechts</translation>
    </message>
    <message>
        <source>neither: it is level</source>
        <translation>nirgendwohin: es ist eben</translation>
    </message>
    <message>
        <source>Let a ball follow the slope</source>
        <translation>Lass eine Kugel rollen</translation>
    </message>
    <message>
        <source>A shower</source>
        <translation>Eine Dusche</translation>
    </message>
    <message>
        <source>A straight line</source>
        <translation>Eine Gerade</translation>
    </message>
    <message>
        <source>A straight line is equally steep everywhere, and however large the nudge is.</source>
        <translation>Eine Gerade ist überall gleich steil, wie groß der Stups auch ist.</translation>
    </message>
    <message>
        <source>0.2&lt;i&gt;u&lt;/i&gt;⁴ − 1.6&lt;i&gt;u&lt;/i&gt;² + 0.4&lt;i&gt;u&lt;/i&gt; + 4.5, &amp;nbsp; &lt;i&gt;u&lt;/i&gt; = &lt;i&gt;w&lt;/i&gt; − 3</source>
        <translation>0,2&lt;i&gt;u&lt;/i&gt;⁴ − 1,6&lt;i&gt;u&lt;/i&gt;² + 0,4&lt;i&gt;u&lt;/i&gt; + 4,5; &amp;nbsp; &lt;i&gt;u&lt;/i&gt; = &lt;i&gt;w&lt;/i&gt; − 3</translation>
    </message>
    <message>
        <source>The slope only knows the ground right here, not the valley beyond the hill.</source>
        <translation>Die Steigung kennt nur den Boden genau hier, nicht das Tal hinter dem Hügel.</translation>
    </message>
    <message>
        <source>A corner</source>
        <translation>Eine Ecke</translation>
    </message>
    <message>
        <source>The slope is −2 on the left and 2 on the right, and never anything between.</source>
        <translation>Die Steigung ist links −2 und rechts 2 und nie etwas dazwischen.</translation>
    </message>
    <message>
        <source>So small a nudge is none at all for a computer: it has some 16 figures, and w takes up all of them.</source>
        <translation>Ein so kleiner Stups ist für einen Computer gar keiner: Er rechnet mit etwa 16 Stellen, und die braucht w schon alle.</translation>
    </message>
    <message>
        <source>Turn the dial on by {h}, and L rises by {by}: that is {each} for each 1 on the dial.</source>
        <translation>Dreh den Regler um {h} weiter, und L steigt um {by}: Das sind {each} je 1 am Regler.</translation>
    </message>
    <message>
        <source>Turn the dial on by {h}, and L falls by {by}: that is {each} for each 1 on the dial.</source>
        <translation>Dreh den Regler um {h} weiter, und L fällt um {by}: Das sind {each} je 1 am Regler.</translation>
    </message>
    <message>
        <source>Turn the dial on by {h}, and L stays the same: that is {each} for each 1 on the dial.</source>
        <translation>Dreh den Regler um {h} weiter, und L bleibt gleich: Das sind {each} je 1 am Regler.</translation>
    </message>
    <message>
        <source>This is the corner itself: there is a slope to the left and one to the right, but none here.</source>
        <translation>Das ist genau die Ecke: Links gibt es eine Steigung und rechts eine, aber hier keine.</translation>
    </message>
    <message>
        <source>The slope is {slope}; with so tiny an h, rounding spoils the number.</source>
        <translation>Die Steigung ist {slope}; bei einem so winzigen h verdirbt das Runden die Zahl.</translation>
    </message>
    <message>
        <source>It has all but settled on the slope here, {slope}.</source>
        <translation>Das ist schon fast die Steigung an dieser Stelle, {slope}.</translation>
    </message>
    <message>
        <source>Make h smaller, and see what that settles on: it is the slope here.</source>
        <translation>Mach h kleiner und sieh, worauf das hinausläuft: Das ist die Steigung an dieser Stelle.</translation>
    </message>
    <message>
        <source>That is level ground: a small turn changes next to nothing.</source>
        <translation>Das ist ebener Boden: Ein kleiner Dreh ändert so gut wie nichts.</translation>
    </message>
    <message>
        <source>Negative: L falls to the right, so turn right.</source>
        <translation>Negativ: L fällt nach rechts, also dreh nach rechts.</translation>
    </message>
    <message>
        <source>Positive: L falls to the left, so turn left.</source>
        <translation>Positiv: L fällt nach links, also dreh nach links.</translation>
    </message>
    <message>
        <source>rise = (&lt;i&gt;w&lt;/i&gt; + &lt;i&gt;h&lt;/i&gt; − 3)² − (&lt;i&gt;w&lt;/i&gt; − 3)²</source>
        <translation>Höhe = (&lt;i&gt;w&lt;/i&gt; + &lt;i&gt;h&lt;/i&gt; − 3)² − (&lt;i&gt;w&lt;/i&gt; − 3)²</translation>
    </message>
    <message>
        <source>The rise is L at the nudged place, less L where we stand.</source>
        <translation>Die Höhe ist L nach dem Stups, minus L dort, wo wir stehen.</translation>
    </message>
    <message>
        <source>rise = (&lt;i&gt;u&lt;/i&gt; + &lt;i&gt;h&lt;/i&gt;)² − &lt;i&gt;u&lt;/i&gt;²</source>
        <translation>Höhe = (&lt;i&gt;u&lt;/i&gt; + &lt;i&gt;h&lt;/i&gt;)² − &lt;i&gt;u&lt;/i&gt;²</translation>
    </message>
    <message>
        <source>How far the dial is from 3 is all that counts: call it u.</source>
        <translation>Es zählt nur, wie weit der Regler von 3 entfernt ist: Nenn das u.</translation>
    </message>
    <message>
        <source>rise = &lt;i&gt;u&lt;/i&gt;² + 2&lt;i&gt;uh&lt;/i&gt; + &lt;i&gt;h&lt;/i&gt;² − &lt;i&gt;u&lt;/i&gt;²</source>
        <translation>Höhe = &lt;i&gt;u&lt;/i&gt;² + 2&lt;i&gt;uh&lt;/i&gt; + &lt;i&gt;h&lt;/i&gt;² − &lt;i&gt;u&lt;/i&gt;²</translation>
    </message>
    <message>
        <source>A square is a product: (u + h)·(u + h). Each of the one bracket meets each of the other.</source>
        <translation>Ein Quadrat ist ein Produkt: (u + h)·(u + h). Jedes aus der einen Klammer trifft jedes aus der anderen.</translation>
    </message>
    <message>
        <source>rise = 2&lt;i&gt;uh&lt;/i&gt; + &lt;i&gt;h&lt;/i&gt;²</source>
        <translation>Höhe = 2&lt;i&gt;uh&lt;/i&gt; + &lt;i&gt;h&lt;/i&gt;²</translation>
    </message>
    <message>
        <source>u² comes and goes: how wrong we were before plays no part, only what changes.</source>
        <translation>u² kommt und geht: Wie falsch es vorher war, spielt keine Rolle, nur, was sich ändert.</translation>
    </message>
    <message>
        <source>rise / &lt;i&gt;h&lt;/i&gt; = 2&lt;i&gt;u&lt;/i&gt; + &lt;i&gt;h&lt;/i&gt;</source>
        <translation>Höhe / &lt;i&gt;h&lt;/i&gt; = 2&lt;i&gt;u&lt;/i&gt; + &lt;i&gt;h&lt;/i&gt;</translation>
    </message>
    <message>
        <source>Divide by the run. There is an h in each term, and one of them goes.</source>
        <translation>Teile durch die Breite. In jedem Summanden steckt ein h, und je eines kürzt sich weg.</translation>
    </message>
    <message>
        <source>&lt;i&gt;dL&lt;/i&gt;/&lt;i&gt;dw&lt;/i&gt; = 2&lt;i&gt;u&lt;/i&gt; = 2(&lt;i&gt;w&lt;/i&gt; − 3)</source>
        <translation>&lt;i&gt;dL&lt;/i&gt;/&lt;i&gt;dw&lt;/i&gt; = 2&lt;i&gt;u&lt;/i&gt; = 2(&lt;i&gt;w&lt;/i&gt; − 3)</translation>
    </message>
    <message>
        <source>Now let h shrink to nothing: 2u stays, h is gone. That is the slope, at every w.</source>
        <translation>Lass jetzt h zu nichts schrumpfen: 2u bleibt, h ist weg. Das ist die Steigung, bei jedem w.</translation>
    </message>
    <message>
        <source>Why the slope of the shower is 2(w − 3)</source>
        <translation>Warum die Steigung der Dusche 2(w − 3) ist</translation>
    </message>
    <message>
        <source>Make the nudge h ten times smaller</source>
        <translation>Den Stups h zehnmal kleiner machen</translation>
    </message>
    <message>
        <source>Make the nudge h ten times larger</source>
        <translation>Den Stups h zehnmal größer machen</translation>
    </message>
    <message>
        <source>Smaller nudge</source>
        <translation>Kleinerer Stups</translation>
    </message>
    <message>
        <source>Larger nudge</source>
        <translation>Größerer Stups</translation>
    </message>
    <message>
        <source>dial w</source>
        <translation>Regler w</translation>
    </message>
    <message>
        <source>The curve and the nudge</source>
        <translation>Die Kurve und der Stups</translation>
    </message>
    <message>
        <source>At w = {w} with a nudge of {h} L is {loss}</source>
        <translation>Bei w = {w} mit einem Stups von {h} ist L {loss}</translation>
    </message>
    <message>
        <source>how wrong, L</source>
        <translation>wie falsch, L</translation>
    </message>
    <message>
        <source>rise</source>
        <comment>over run</comment>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>no one slope</source>
        <translation>keine eindeutige Steigung</translation>
    </message>
    <message>
        <source>The slope at every w</source>
        <translation>Die Steigung bei jedem w</translation>
    </message>
    <message>
        <source>At w = {w} {told}; with the nudge {ratio}</source>
        <translation>Bei w = {w} {told}; mit dem Stups {ratio}</translation>
    </message>
    <message>
        <source>slope dL/dw</source>
        <translation>Steigung dL/dw</translation>
    </message>
    <message>
        <source>with h = {h}</source>
        <translation>mit h = {h}</translation>
    </message>
    <message>
        <source>The nudges compared</source>
        <translation>Die Stupse im Vergleich</translation>
    </message>
    <message>
        <source>h {h}: rise over run {ratio}</source>
        <translation>h {h}: Höhe durch Breite {ratio}</translation>
    </message>
    <message>
        <source>h {h}: rise over run ?</source>
        <translation>h {h}: Höhe durch Breite ?</translation>
    </message>
    <message>
        <source>run h</source>
        <translation>Breite h</translation>
    </message>
    <message>
        <source>rise / h</source>
        <translation>Höhe / h</translation>
    </message>
    <message>
        <source>All inputs are 0, so there is nothing to weigh: the bias alone decides, and the output is {output}.</source>
        <translation>Alle Eingaben sind 0, also gibt es nichts zu gewichten: Der Bias allein entscheidet, und die Ausgabe ist {output}.</translation>
    </message>
    <message>
        <source>{input} hardly matters: a step of 1 moves the output by {by}.</source>
        <translation>{input} zählt kaum: Ein Schritt von 1 bewegt die Ausgabe um {by}.</translation>
    </message>
    <message>
        <source>{inputs} hardly matter: a step of 1 moves the output by {by} at most.</source>
        <translation>{inputs} zählen kaum: Ein Schritt von 1 bewegt die Ausgabe um höchstens {by}.</translation>
    </message>
    <message>
        <source>{inputs} hardly matter: a step of 1 moves the output by {by}.</source>
        <translation>{inputs} zählen kaum: Ein Schritt von 1 bewegt die Ausgabe um {by}.</translation>
    </message>
    <message>
        <source>{input} counts against: its weight is negative.</source>
        <translation>{input} spricht dagegen: Das Gewicht ist negativ.</translation>
    </message>
    <message>
        <source>{inputs} count against: their weights are negative.</source>
        <translation>{inputs} sprechen dagegen: Ihre Gewichte sind negativ.</translation>
    </message>
    <message>
        <source>A plain sum could only ever say 0 here.</source>
        <translation>Eine einfache Summe könnte hier immer nur 0 sagen.</translation>
    </message>
    <message>
        <source>All weights 1, bias 0: a plain sum. No input can count more than another, or less, or against.</source>
        <translation>Alle Gewichte 1, Bias 0: eine einfache Summe. Keine Eingabe kann mehr zählen als eine andere, oder weniger, oder dagegen.</translation>
    </message>
    <message>
        <source>The plain sum, {plain_sum}, treats all inputs alike.</source>
        <translation>Die einfache Summe, {plain_sum}, behandelt alle Eingaben gleich.</translation>
    </message>
    <message>
        <source>Swap x₁ and x₂: the plain sum stays {plain_sum}, and with these weights so does the unit.</source>
        <translation>Tausche x₁ und x₂: Die einfache Summe bleibt {plain_sum}, und mit diesen Gewichten bleibt auch das Neuron dabei.</translation>
    </message>
    <message>
        <source>Swap x₁ and x₂: the plain sum stays {plain_sum}, but the unit&apos;s {output} would become {swapped}.</source>
        <translation>Tausche x₁ und x₂: Die einfache Summe bleibt {plain_sum}, aber aus {output} beim Neuron würde {swapped}.</translation>
    </message>
    <message>
        <source>One unit</source>
        <translation>Ein Neuron</translation>
    </message>
    <message>
        <source>A unit adds up its inputs, each as much as its weight says, and then a bias. Why a plain sum is not enough.</source>
        <translation>Ein Neuron zählt seine Eingaben zusammen, jede so stark, wie ihr Gewicht sagt, und dann einen Bias. Warum eine einfache Summe nicht genügt.</translation>
    </message>
    <message>
        <source>A network is made of units, and a unit does little: it adds up numbers. If it only added them, every input would count the same, none could count against, and from inputs that are all 0 nothing but 0 could come.

So each input has a weight, which it is multiplied by. A large weight makes it matter, a weight near 0 mutes it, a negative weight lets it speak against. The bias is added whatever the inputs are: it says how easily the unit is content. One may see it as the weight of one more input that is always 1.

Learning will mean nothing else than to turn these dials.</source>
        <translation>Ein Netz besteht aus Neuronen, und ein Neuron tut wenig: Es zählt Zahlen zusammen. Täte es nur das, zählte jede Eingabe gleich viel, keine könnte dagegen sprechen, und aus lauter Nullen könnte nichts als 0 herauskommen.

Darum hat jede Eingabe ein Gewicht, mit dem sie multipliziert wird. Ein großes Gewicht lässt sie zählen, ein Gewicht nahe 0 macht sie stumm, ein negatives lässt sie dagegen sprechen. Der Bias kommt hinzu, was auch immer hereinkommt: Er sagt, wie leicht das Neuron zufrieden ist. Man kann ihn als das Gewicht einer weiteren Eingabe ansehen, die immer 1 ist.

Lernen wird nichts anderes heißen, als an diesen Reglern zu drehen.</translation>
    </message>
    <message>
        <source>What comes in; the dark of a pixel, say, or what another unit puts out.</source>
        <translation>Was hereinkommt: etwa, wie dunkel ein Pixel ist, oder was ein anderes Neuron ausgibt.</translation>
    </message>
    <message>
        <source>Input x₁</source>
        <translation>Eingabe x₁</translation>
    </message>
    <message>
        <source>Input x₂</source>
        <translation>Eingabe x₂</translation>
    </message>
    <message>
        <source>Input x₃</source>
        <translation>Eingabe x₃</translation>
    </message>
    <message>
        <source>How much x₁ matters, and whether it counts for (+) or against (−).</source>
        <translation>Wie viel x₁ zählt, und ob es dafür spricht (+) oder dagegen (−).</translation>
    </message>
    <message>
        <source>How much x₂ matters, and whether it counts for (+) or against (−).</source>
        <translation>Wie viel x₂ zählt, und ob es dafür spricht (+) oder dagegen (−).</translation>
    </message>
    <message>
        <source>Weight w₃</source>
        <translation>Gewicht w₃</translation>
    </message>
    <message>
        <source>How much x₃ matters, and whether it counts for (+) or against (−).</source>
        <translation>Wie viel x₃ zählt, und ob es dafür spricht (+) oder dagegen (−).</translation>
    </message>
    <message>
        <source>Is added whatever the inputs are.</source>
        <translation>Kommt hinzu, wie die Eingaben auch sind.</translation>
    </message>
    <message>
        <source>the output, w·x + b</source>
        <translation>die Ausgabe, w·x + b</translation>
    </message>
    <message>
        <source>the plain sum of the inputs</source>
        <translation>die einfache Summe der Eingaben</translation>
    </message>
    <message>
        <source>what x₁ adds, w₁·x₁</source>
        <translation>was x₁ beiträgt, w₁·x₁</translation>
    </message>
    <message>
        <source>what x₂ adds, w₂·x₂</source>
        <translation>was x₂ beiträgt, w₂·x₂</translation>
    </message>
    <message>
        <source>what x₃ adds, w₃·x₃</source>
        <translation>was x₃ beiträgt, w₃·x₃</translation>
    </message>
    <message>
        <source>Break weights of a network</source>
        <translation>Mach Gewichte eines Netzes kaputt</translation>
    </message>
    <message>
        <source>Why {one}? Because its z is {distance} ahead of that of the {rival}, the next best.</source>
        <translation>Warum {one}? Weil ihr z um {distance} vor dem der {rival} liegt, der nächstbesten.</translation>
    </message>
    <message>
        <source>Why not {one}? Because its z is {distance} behind that of the {rival}.</source>
        <translation>Warum nicht {one}? Weil ihr z um {distance} hinter dem der {rival} liegt.</translation>
    </message>
    <message>
        <source>The ink that speaks most for the {one} is in {for_it}; against it, and for the {rival}, in {against}.</source>
        <translation>Am meisten für die {one} spricht die Tinte in {for_it}; dagegen, und für die {rival}, die in {against}.</translation>
    </message>
    <message>
        <source>More ink would speak most for the {one} in {for_it}; against it, and for the {rival}, in {against}.</source>
        <translation>Mehr Tinte spräche am meisten für die {one} in {for_it}; dagegen, und für die {rival}, in {against}.</translation>
    </message>
    <message>
        <source>No ink has any say in it: all slopes are 0.</source>
        <translation>Keine Tinte hat etwas zu sagen: Alle Steigungen sind 0.</translation>
    </message>
    <message>
        <source>The ink that speaks most for the {digit} is in {places}.</source>
        <translation>Am meisten für die {digit} spricht die Tinte in {places}.</translation>
    </message>
    <message>
        <source>More ink would speak most for the {digit} in {places}.</source>
        <translation>Mehr Tinte spräche am meisten für die {digit} in {places}.</translation>
    </message>
    <message>
        <source>the smallest change found that turns the {answer} into {target}</source>
        <translation>die kleinste gefundene Änderung, die aus der {answer} {target} macht</translation>
    </message>
    <message>
        <source>Without the change: {reads}. At 1 it is {smallest}.</source>
        <translation>Ohne die Änderung: {reads}. Bei 1 ist es {smallest}.</translation>
    </message>
    <message>
        <source>With the change</source>
        <translation>Mit der Änderung</translation>
    </message>
    <message>
        <source>At {times} of the change</source>
        <translation>Bei {times} der Änderung</translation>
    </message>
    <message>
        <source>At {times} times the change</source>
        <translation>Beim {times}-Fachen der Änderung</translation>
    </message>
    <message>
        <source>{times} times the smallest change found that turns the {answer} into {target}</source>
        <translation>das {times}-Fache der kleinsten gefundenen Änderung, die aus der {answer} {target} macht</translation>
    </message>
    <message>
        <source>{where}: now {reads}.</source>
        <translation>{where}: jetzt {reads}.</translation>
    </message>
    <message>
        <source>{where}: still {reads}.</source>
        <translation>{where}: noch immer {reads}.</translation>
    </message>
    <message>
        <source>No value changes by more than {most} (ink is 1), together by {total}: {smallest}.</source>
        <translation>Kein Wert ändert sich um mehr als {most} (Tinte ist 1), zusammen um {total}: {smallest}.</translation>
    </message>
    <message>
        <source>A person would hardly see it, the network is fooled: many small pushes in the right direction add up.</source>
        <translation>Ein Mensch würde es kaum sehen, das Netz ist hereingefallen: Viele kleine Stupse in die richtige Richtung summieren sich.</translation>
    </message>
    <message>
        <source>{count} of {n} values change, by {most} at most (ink is 1), together by {total}: {smallest}.</source>
        <translation>{count} von {n} Werten ändern sich, höchstens um {most} (Tinte ist 1), zusammen um {total}: {smallest}.</translation>
    </message>
    <message>
        <source>Comparing, one can see it; but would you call that {digit}? If not, the network is fooled: many small pushes in the right direction add up.</source>
        <translation>Im Vergleich sieht man es; aber würdest du sagen, das ist {digit}? Wenn nicht, ist das Netz hereingefallen: Viele kleine Stupse in die richtige Richtung summieren sich.</translation>
    </message>
    <message>
        <source>a possible 0</source>
        <translation>eine mögliche 0</translation>
    </message>
    <message>
        <source>a possible 1</source>
        <translation>eine mögliche 1</translation>
    </message>
    <message>
        <source>a possible 2</source>
        <translation>eine mögliche 2</translation>
    </message>
    <message>
        <source>a possible 3</source>
        <translation>eine mögliche 3</translation>
    </message>
    <message>
        <source>a possible 4</source>
        <translation>eine mögliche 4</translation>
    </message>
    <message>
        <source>a possible 5</source>
        <translation>eine mögliche 5</translation>
    </message>
    <message>
        <source>a possible 6</source>
        <translation>eine mögliche 6</translation>
    </message>
    <message>
        <source>a possible 7</source>
        <translation>eine mögliche 7</translation>
    </message>
    <message>
        <source>a possible 8</source>
        <translation>eine mögliche 8</translation>
    </message>
    <message>
        <source>a possible 9</source>
        <translation>eine mögliche 9</translation>
    </message>
    <message>
        <source>a 0</source>
        <translation>eine 0</translation>
    </message>
    <message>
        <source>a 1</source>
        <translation>eine 1</translation>
    </message>
    <message>
        <source>a 2</source>
        <translation>eine 2</translation>
    </message>
    <message>
        <source>a 3</source>
        <translation>eine 3</translation>
    </message>
    <message>
        <source>a 4</source>
        <translation>eine 4</translation>
    </message>
    <message>
        <source>a 5</source>
        <translation>eine 5</translation>
    </message>
    <message>
        <source>a 6</source>
        <translation>eine 6</translation>
    </message>
    <message>
        <source>a 7</source>
        <translation>eine 7</translation>
    </message>
    <message>
        <source>an 8</source>
        <translation>eine 8</translation>
    </message>
    <message>
        <source>a 9</source>
        <translation>eine 9</translation>
    </message>
    <message>
        <source>Why did it say that?</source>
        <translation>Warum hat es das gesagt?</translation>
    </message>
    <message>
        <source>The backward pass can be asked for reasons: which ink spoke for an answer, which against it, and how little ink it takes to change it.</source>
        <translation>Die Rückwärtsrechnung kann man nach Gründen fragen: welche Tinte für eine Antwort sprach, welche dagegen, und wie wenig Tinte es braucht, um sie zu ändern.</translation>
    </message>
    <message>
        <source>&lt;i&gt;g&lt;/i&gt; = ∂(&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;one&lt;/sub&gt; − &lt;i&gt;z&lt;/i&gt;&lt;sub&gt;other&lt;/sub&gt;) / ∂&lt;i&gt;x&lt;/i&gt;;&amp;nbsp; ink says &lt;i&gt;g&lt;/i&gt;·&lt;i&gt;x&lt;/i&gt;</source>
        <translation>&lt;i&gt;g&lt;/i&gt; = ∂(&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;eine&lt;/sub&gt; − &lt;i&gt;z&lt;/i&gt;&lt;sub&gt;andere&lt;/sub&gt;) / ∂&lt;i&gt;x&lt;/i&gt;;&amp;nbsp; Tinte sagt &lt;i&gt;g&lt;/i&gt;·&lt;i&gt;x&lt;/i&gt;</translation>
    </message>
    <message>
        <source>Training follows the gradient back to the weights. One step further it arrives at the inputs, and says how each of the 64 values would change the outputs. The difference of two outputs, before softmax, tells how far the network is from calling this one digit rather than the other: e to that power is how many times as probable the one is. Where its gradient is positive, ink speaks for the one; where it is negative, for the other. Times the ink that is there, it is what that ink has said.

The same gradient shows where to push. Following it, a search finds how little of a change it takes for the network to answer otherwise. Where a person sees no difference, it is called an adversarial example.

A gradient speaks of small changes only, of this drawing alone, and of the network, not of the truth. What is shown here is the first of the three versions in which a drawing is read; the page Read averages them.</source>
        <translation>Beim Training geht es am Gradienten entlang zurück bis zu den Gewichten. Noch einen Schritt weiter kommt man bei den Eingaben an und erfährt, wie jeder der 64 Werte die Ausgaben ändern würde. Der Unterschied zweier Ausgaben, vor Softmax, sagt, wie viel lieber das Netz die eine Ziffer nennt als die andere: e hoch diesen Unterschied gibt an, wievielmal so wahrscheinlich die eine ist. Wo sein Gradient positiv ist, spricht Tinte für die eine; wo er negativ ist, für die andere. Mal die Tinte, die da ist, ist er das, was diese Tinte gesagt hat.

Derselbe Gradient zeigt, wohin man schieben muss. Eine Suche folgt ihm und findet, wie wenig Änderung es braucht, damit das Netz anders antwortet. Wo ein Mensch keinen Unterschied sieht, heißt das Ergebnis Täuschbild (adversarial example).

Ein Gradient spricht nur von kleinen Änderungen, nur von dieser Zeichnung, und vom Netz, nicht von der Wahrheit. Gezeigt wird hier die erste der drei Fassungen, in denen eine Zeichnung gelesen wird; die Seite „Lesen“ bildet ihr Mittel.</translation>
    </message>
    <message>
        <source>Why this answer</source>
        <translation>Warum diese Antwort</translation>
    </message>
    <message>
        <source>Make it another</source>
        <translation>Eine andere daraus machen</translation>
    </message>
    <message>
        <source>The reasons for an answer, or the smallest change that changes it.</source>
        <translation>Die Gründe für eine Antwort, oder die kleinste Änderung, die sie ändert.</translation>
    </message>
    <message>
        <source>Ask about</source>
        <translation>Frag nach</translation>
    </message>
    <message>
        <source>the answer</source>
        <translation>der Antwort</translation>
    </message>
    <message>
        <source>Why it is that digit, or why it is not.</source>
        <translation>Warum es diese Ziffer ist, oder warum nicht.</translation>
    </message>
    <message>
        <source>what the ink says</source>
        <translation>was die Tinte sagt</translation>
    </message>
    <message>
        <source>what more ink would say</source>
        <translation>was mehr Tinte sagen würde</translation>
    </message>
    <message>
        <source>Gradient times ink, which is 0 where there is none, or the gradient alone.</source>
        <translation>Gradient mal Tinte, also 0, wo keine ist, oder der Gradient allein.</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Mach daraus</translation>
    </message>
    <message>
        <source>what is nearest</source>
        <translation>was am nächsten liegt</translation>
    </message>
    <message>
        <source>What the network shall answer instead.</source>
        <translation>Was das Netz stattdessen antworten soll.</translation>
    </message>
    <message>
        <source>How much of the change</source>
        <translation>Wie viel der Änderung</translation>
    </message>
    <message>
        <source>0 is your drawing, 1 the smallest change that turns the answer, 2 twice as much.</source>
        <translation>0 ist deine Zeichnung, 1 die kleinste Änderung, mit der die Antwort kippt, 2 doppelt so viel.</translation>
    </message>
    <message>
        <source>what the network answers</source>
        <translation>was das Netz antwortet</translation>
    </message>
    <message>
        <source>how probable the digit asked about is</source>
        <translation>wie wahrscheinlich die Ziffer ist, nach der gefragt wird</translation>
    </message>
    <message>
        <source>what the digit asked about is compared with</source>
        <translation>womit die Ziffer verglichen wird, nach der gefragt wird</translation>
    </message>
    <message>
        <source>how far it is ahead in z</source>
        <translation>wie weit sie in z vorn liegt</translation>
    </message>
    <message>
        <source>where the ink speaks most for it</source>
        <translation>wo die Tinte am meisten dafür spricht</translation>
    </message>
    <message>
        <source>where the ink speaks most against it</source>
        <translation>wo die Tinte am meisten dagegen spricht</translation>
    </message>
    <message>
        <source>what the network answers after so much of the change</source>
        <translation>was das Netz nach so viel der Änderung antwortet</translation>
    </message>
    <message>
        <source>the same digit</source>
        <translation>dieselbe Ziffer</translation>
    </message>
    <message>
        <source>another digit</source>
        <translation>eine andere Ziffer</translation>
    </message>
    <message>
        <source>how many values the change touches</source>
        <translation>wie viele Werte die Änderung berührt</translation>
    </message>
    <message>
        <source>by how much a value changes at most</source>
        <translation>um wie viel sich ein Wert höchstens ändert</translation>
    </message>
    <message>
        <source>the length of the change</source>
        <translation>die Länge der Änderung</translation>
    </message>
    <message>
        <source>The redrawn ink, for and against</source>
        <translation>Die neu gezeichnete Tinte, dafür und dagegen</translation>
    </message>
    <message>
        <source>Canvas of this chapter</source>
        <translation>Zeichenfläche dieses Kapitels</translation>
    </message>
    <message>
        <source>Unfolded.</source>
        <translation>Aufgeklappt.</translation>
    </message>
    <message>
        <source>Folded.</source>
        <translation>Zugeklappt.</translation>
    </message>
    <message>
        <source>Bar between two parts</source>
        <translation>Balken zwischen zwei Teilen</translation>
    </message>
    <message>
        <source>The arrow keys move it.</source>
        <translation>Die Pfeiltasten verschieben ihn.</translation>
    </message>
</context>
</TS>
