<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Claims Annotator</source>
        <translation>О программе Claims Annotator</translation>
    </message>
    <message>
        <source>Claims Annotator {version}

Project: {project}

Apache License 2.0</source>
        <translation>Claims Annotator {version}

Проект: {project}

Лицензия Apache License 2.0</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Лицензия</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Составные части</translation>
    </message>
    <message>
        <source>What it stands on, and the licence of each part:</source>
        <translation>На чём построена программа и по какой лицензии каждая часть:</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;About Claims Annotator</source>
        <translation>&amp;О программе Claims Annotator</translation>
    </message>
    <message>
        <source>&amp;Accept the suggestion</source>
        <translation>П&amp;ринять подсказку</translation>
    </message>
    <message>
        <source>&amp;Close the view</source>
        <translation>&amp;Закрыть вид</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>&amp;Команды…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>&amp;Done, and next</source>
        <translation>&amp;Готово, к следующей</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Правка</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Экспорт…</translation>
    </message>
    <message>
        <source>&amp;Extend by the next sentence</source>
        <translation>&amp;Добавить следующее предложение</translation>
    </message>
    <message>
        <source>&amp;Facts of the article…</source>
        <translation>&amp;Данные статьи…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;Find in article</source>
        <translation>&amp;Найти в статье</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Сп&amp;равка</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Импорт…</translation>
    </message>
    <message>
        <source>&amp;Journal</source>
        <translation>&amp;Журнал</translation>
    </message>
    <message>
        <source>&amp;Keys and help</source>
        <translation>К&amp;лавиши и справка</translation>
    </message>
    <message>
        <source>&amp;Link to …</source>
        <translation>Св&amp;язать с…</translation>
    </message>
    <message>
        <source>&amp;Make one of both</source>
        <translation>Сделать одну из &amp;двух</translation>
    </message>
    <message>
        <source>&amp;Merge a project…</source>
        <translation>Сли&amp;ть с проектом…</translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation>&amp;Создать проект…</translation>
    </message>
    <message>
        <source>&amp;Next annotation</source>
        <translation>С&amp;ледующая аннотация</translation>
    </message>
    <message>
        <source>&amp;Next article</source>
        <translation>&amp;Следующая статья</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Следующая панель</translation>
    </message>
    <message>
        <source>&amp;Open in the inspector</source>
        <translation>&amp;Открыть в инспекторе</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>&amp;Открыть проект…</translation>
    </message>
    <message>
        <source>&amp;Paste as an article…</source>
        <translation>Вставить как с&amp;татью…</translation>
    </message>
    <message>
        <source>&amp;Previous annotation</source>
        <translation>&amp;Предыдущая аннотация</translation>
    </message>
    <message>
        <source>&amp;Previous article</source>
        <translation>&amp;Предыдущая статья</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>&amp;Предыдущая панель</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>В&amp;ыход</translation>
    </message>
    <message>
        <source>&amp;Quotation</source>
        <translation>&amp;Цитата в кавычках</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Вернуть</translation>
    </message>
    <message>
        <source>&amp;Reject the suggestion</source>
        <translation>О&amp;тклонить подсказку</translation>
    </message>
    <message>
        <source>&amp;Search the project</source>
        <translation>По&amp;иск по проекту</translation>
    </message>
    <message>
        <source>&amp;Sentence</source>
        <translation>&amp;Предложение</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Настройки…</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>Текст &amp;мельче</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Отменить</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>&amp;Words of the annotation</source>
        <translation>Слова &amp;аннотации</translation>
    </message>
    <message>
        <source>A quote broken by “he said” is one annotation of two fragments.</source>
        <translation>Цитата, разорванная словами «сказал он», — одна аннотация из двух фрагментов.</translation>
    </message>
    <message>
        <source>A&amp;greement</source>
        <translation>С&amp;огласие</translation>
    </message>
    <message>
        <source>A&amp;nnotation</source>
        <translation>&amp;Аннотация</translation>
    </message>
    <message>
        <source>Add the selection as a &amp;fragment</source>
        <translation>Добавить выделение как &amp;фрагмент</translation>
    </message>
    <message>
        <source>All keys, and what a claim, a denial and a quote are.</source>
        <translation>Все клавиши, и что такое утверждение, опровержение и цитата.</translation>
    </message>
    <message>
        <source>Artic&amp;le</source>
        <translation>&amp;Статья</translation>
    </message>
    <message>
        <source>Articles that are one, nearly one, or rewritten from one story; carry marks over.</source>
        <translation>Статьи, которые совпадают, почти совпадают или переписаны из одного материала; разметку можно перенести.</translation>
    </message>
    <message>
        <source>Ask who claimed, denied and said what here; every suggestion waits for your decision.</source>
        <translation>Найти, кто и что здесь утверждал, опровергал или говорил; каждая подсказка ждёт вашего решения.</translation>
    </message>
    <message>
        <source>Back t&amp;o the reader</source>
        <translation>Верн&amp;уться к тексту</translation>
    </message>
    <message>
        <source>Caret a page down</source>
        <translation>Каретка на страницу вниз</translation>
    </message>
    <message>
        <source>Caret a page up</source>
        <translation>Каретка на страницу вверх</translation>
    </message>
    <message>
        <source>Caret a word left</source>
        <translation>Каретка на слово влево</translation>
    </message>
    <message>
        <source>Caret a word right</source>
        <translation>Каретка на слово вправо</translation>
    </message>
    <message>
        <source>Caret down</source>
        <translation>Каретка вниз</translation>
    </message>
    <message>
        <source>Caret left</source>
        <translation>Каретка влево</translation>
    </message>
    <message>
        <source>Caret right</source>
        <translation>Каретка вправо</translation>
    </message>
    <message>
        <source>Caret to the end of the line</source>
        <translation>Каретка в конец строки</translation>
    </message>
    <message>
        <source>Caret to the end of the text</source>
        <translation>Каретка в конец текста</translation>
    </message>
    <message>
        <source>Caret to the start of the line</source>
        <translation>Каретка в начало строки</translation>
    </message>
    <message>
        <source>Caret to the start of the text</source>
        <translation>Каретка в начало текста</translation>
    </message>
    <message>
        <source>Caret up</source>
        <translation>Каретка вверх</translation>
    </message>
    <message>
        <source>Chec&amp;k the project</source>
        <translation>Про&amp;верить проект</translation>
    </message>
    <message>
        <source>Check an e&amp;xport…</source>
        <translation>Проверить выг&amp;рузку…</translation>
    </message>
    <message>
        <source>Close the view that is shown and go back to the article; Esc only goes back.</source>
        <translation>Закрыть открытый вид и вернуться к статье; Esc только возвращает.</translation>
    </message>
    <message>
        <source>Close the window. Everything is saved already.</source>
        <translation>Закрыть окно. Всё уже сохранено.</translation>
    </message>
    <message>
        <source>Copy the selected words exactly as the article has them.</source>
        <translation>Скопировать выделенные слова точно так, как они стоят в статье.</translation>
    </message>
    <message>
        <source>Counts by tag, speaker, publisher, annotator and status, each with its places.</source>
        <translation>Сколько чего по меткам, спикерам, изданиям, аннотаторам и состоянию; каждое число ведёт к местам.</translation>
    </message>
    <message>
        <source>D&amp;rift</source>
        <translation>Р&amp;асхождения</translation>
    </message>
    <message>
        <source>D&amp;uplicates</source>
        <translation>&amp;Дубликаты</translation>
    </message>
    <message>
        <source>Decide for &amp;the second</source>
        <translation>Решить за второ&amp;го</translation>
    </message>
    <message>
        <source>Decide for the f&amp;irst</source>
        <translation>Решить за пер&amp;вого</translation>
    </message>
    <message>
        <source>Delete the annotation</source>
        <translation>Удалить аннотацию</translation>
    </message>
    <message>
        <source>Delete the article</source>
        <translation>Удалить статью</translation>
    </message>
    <message>
        <source>Delete the article and its annotations. Undo brings them back.</source>
        <translation>Удалить статью вместе с аннотациями. Отмена вернёт их.</translation>
    </message>
    <message>
        <source>Delete the selected annotation. Undo brings it back.</source>
        <translation>Удалить выбранную аннотацию. Отмена вернёт её.</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>&amp;Экспорт…</translation>
    </message>
    <message>
        <source>End one word &amp;back</source>
        <translation>Конец на слово на&amp;зад</translation>
    </message>
    <message>
        <source>End one word &amp;on</source>
        <translation>&amp;Конец на слово вперёд</translation>
    </message>
    <message>
        <source>Every place where the words stand, by article, with what is around it.</source>
        <translation>Все места, где встречаются слова, по статьям, с окружающим текстом.</translation>
    </message>
    <message>
        <source>Everybody who is reported to have said something; two that are one can be merged.</source>
        <translation>Все, чьи слова приводятся; двух, которые на деле одно лицо, можно объединить.</translation>
    </message>
    <message>
        <source>F&amp;ilter the list</source>
        <translation>О&amp;тобрать в списке</translation>
    </message>
    <message>
        <source>Find a command by its name and run it.</source>
        <translation>Найти команду по названию и выполнить её.</translation>
    </message>
    <message>
        <source>Find ne&amp;xt</source>
        <translation>Найти &amp;далее</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>Найти &amp;предыдущее</translation>
    </message>
    <message>
        <source>First what is open, of rules on which little was decided: each decision teaches more.</source>
        <translation>Сначала неясное, от правил, о которых мало решено: каждое решение учит большему.</translation>
    </message>
    <message>
        <source>From here on moves of the caret select, until the selection is let go of.</source>
        <translation>Отсюда движения каретки выделяют, пока выделение не снято.</translation>
    </message>
    <message>
        <source>From suggestion to suggestion in the order of the text.</source>
        <translation>От подсказки к подсказке по порядку текста.</translation>
    </message>
    <message>
        <source>Go from the article to the views that are open.</source>
        <translation>Перейти от статьи к открытым видам.</translation>
    </message>
    <message>
        <source>Go from the reader to the tags, the annotations, the inspector, the articles.</source>
        <translation>Перейти от текста к меткам, аннотациям, инспектору, списку статей.</translation>
    </message>
    <message>
        <source>Go to the fields of the selected annotation; Esc returns.</source>
        <translation>Перейти к полям выбранной аннотации; Esc возвращает.</translation>
    </message>
    <message>
        <source>Go to the next place where the words stand.</source>
        <translation>Перейти к следующему месту, где встречаются эти слова.</translation>
    </message>
    <message>
        <source>Go to the place before where the words stand.</source>
        <translation>Перейти к предыдущему месту, где встречаются эти слова.</translation>
    </message>
    <message>
        <source>Go to the suggestion that is next in the order you chose.</source>
        <translation>Перейти к подсказке, следующей в выбранном вами порядке.</translation>
    </message>
    <message>
        <source>Hold each row of an exported file against the project.</source>
        <translation>Сверить каждую строку выгруженного файла с проектом.</translation>
    </message>
    <message>
        <source>How far annotators agree, and each place where they differ, to be decided.</source>
        <translation>Насколько согласны аннотаторы, и каждое место, где они расходятся, — для решения.</translation>
    </message>
    <message>
        <source>Keep &amp;both</source>
        <translation>Оставить о&amp;бе</translation>
    </message>
    <message>
        <source>Larger &amp;text</source>
        <translation>Текст &amp;крупнее</translation>
    </message>
    <message>
        <source>Le&amp;dger</source>
        <translation>Реес&amp;тр</translation>
    </message>
    <message>
        <source>Leave a field or a list; in the reader, let go of the selection.</source>
        <translation>Покинуть поле или список; в тексте — снять выделение.</translation>
    </message>
    <message>
        <source>List only the articles in whose title, facts or text the words stand.</source>
        <translation>Оставить в списке только статьи, в заголовке, данных или тексте которых есть эти слова.</translation>
    </message>
    <message>
        <source>Look for words in the article that is open.</source>
        <translation>Найти слова в открытой статье.</translation>
    </message>
    <message>
        <source>Look whether everything is as the journal says, and every span in its text.</source>
        <translation>Посмотреть, всё ли так, как говорит журнал, и каждый ли отрезок на своём месте в тексте.</translation>
    </message>
    <message>
        <source>Make an article of the words on the clipboard; copied files are imported.</source>
        <translation>Сделать статью из слов в буфере обмена; скопированные файлы импортируются.</translation>
    </message>
    <message>
        <source>Make an empty project in a file of your choice.</source>
        <translation>Создать пустой проект в файле по вашему выбору.</translation>
    </message>
    <message>
        <source>Make the change again that was taken back.</source>
        <translation>Снова сделать отменённое изменение.</translation>
    </message>
    <message>
        <source>Make the words of the article larger.</source>
        <translation>Увеличить текст статьи.</translation>
    </message>
    <message>
        <source>Make the words of the article smaller.</source>
        <translation>Уменьшить текст статьи.</translation>
    </message>
    <message>
        <source>Mark as &amp;open</source>
        <translation>Отметить: &amp;в работе</translation>
    </message>
    <message>
        <source>Mark as ne&amp;w</source>
        <translation>Отметить: &amp;новая</translation>
    </message>
    <message>
        <source>Mark the article as done and open the next that is not.</source>
        <translation>Отметить статью как готовую и открыть следующую неготовую.</translation>
    </message>
    <message>
        <source>Move the end of the selection, or else of the selected annotation, one word back.</source>
        <translation>Сдвинуть конец выделения, а без него — выбранной аннотации, на слово назад.</translation>
    </message>
    <message>
        <source>Move the end of the selection, or else of the selected annotation, one word on.</source>
        <translation>Сдвинуть конец выделения, а без него — выбранной аннотации, на слово вперёд.</translation>
    </message>
    <message>
        <source>Move the start of the selection, or else of the selected annotation, one word back.</source>
        <translation>Сдвинуть начало выделения, а без него — выбранной аннотации, на слово назад.</translation>
    </message>
    <message>
        <source>Move the start of the selection, or else of the selected annotation, one word on.</source>
        <translation>Сдвинуть начало выделения, а без него — выбранной аннотации, на слово вперёд.</translation>
    </message>
    <message>
        <source>Next s&amp;uggestion</source>
        <translation>Следу&amp;ющая подсказка</translation>
    </message>
    <message>
        <source>Next ta&amp;b</source>
        <translation>Следующая вк&amp;ладка</translation>
    </message>
    <message>
        <source>Nobody has begun with the article.</source>
        <translation>Статью ещё никто не начинал.</translation>
    </message>
    <message>
        <source>Open another project; the one at hand is saved already.</source>
        <translation>Открыть другой проект; текущий уже сохранён.</translation>
    </message>
    <message>
        <source>Open the article before.</source>
        <translation>Открыть предыдущую статью.</translation>
    </message>
    <message>
        <source>Open the next article of the list.</source>
        <translation>Открыть следующую статью списка.</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Предыдущая вкладка</translation>
    </message>
    <message>
        <source>Put into a stat&amp;ement…</source>
        <translation>Отнести к т&amp;езису…</translation>
    </message>
    <message>
        <source>Save a &amp;copy…</source>
        <translation>Сохранить &amp;копию…</translation>
    </message>
    <message>
        <source>Say which annotation, of any article, this one denies, repeats or belongs to.</source>
        <translation>Указать, какую аннотацию, из любой статьи, эта опровергает, повторяет или частью какой она является.</translation>
    </message>
    <message>
        <source>Say which statement this one expresses, of those that are worded, or word a new one.</source>
        <translation>Указать, какой из сформулированных тезисов она выражает, или сформулировать новый.</translation>
    </message>
    <message>
        <source>Selec&amp;t</source>
        <translation>В&amp;ыделение</translation>
    </message>
    <message>
        <source>Select by mo&amp;ving</source>
        <translation>Выделять д&amp;вижением</translation>
    </message>
    <message>
        <source>Select the annotation before.</source>
        <translation>Выбрать предыдущую аннотацию.</translation>
    </message>
    <message>
        <source>Select the next annotation of the article.</source>
        <translation>Выбрать следующую аннотацию статьи.</translation>
    </message>
    <message>
        <source>Select the quotation around the caret, with its marks.</source>
        <translation>Выделить цитату вокруг курсора вместе с кавычками.</translation>
    </message>
    <message>
        <source>Select the sentence at the caret.</source>
        <translation>Выделить предложение, где стоит курсор.</translation>
    </message>
    <message>
        <source>Select what the selected annotation covers, to give it a second label.</source>
        <translation>Выделить слова выбранной аннотации, чтобы дать им вторую метку.</translation>
    </message>
    <message>
        <source>Spea&amp;ker</source>
        <translation>&amp;Спикер</translation>
    </message>
    <message>
        <source>Spea&amp;kers</source>
        <translation>Сп&amp;икеры</translation>
    </message>
    <message>
        <source>Stand behind the suggestion at the caret, and go to the next.</source>
        <translation>Согласиться с подсказкой у курсора и перейти к следующей.</translation>
    </message>
    <message>
        <source>Start one word bac&amp;k</source>
        <translation>Начало на с&amp;лово назад</translation>
    </message>
    <message>
        <source>Start one word o&amp;n</source>
        <translation>&amp;Начало на слово вперёд</translation>
    </message>
    <message>
        <source>Stat&amp;istics</source>
        <translation>Статистика про&amp;екта</translation>
    </message>
    <message>
        <source>Su&amp;ggest</source>
        <translation>Подск&amp;азать</translation>
    </message>
    <message>
        <source>Suggest in all a&amp;rticles</source>
        <translation>Подска&amp;зать во всех статьях</translation>
    </message>
    <message>
        <source>Suggestions as they stand</source>
        <translation>Подсказки по порядку текста</translation>
    </message>
    <message>
        <source>Take back the last change, also one made before the last start.</source>
        <translation>Отменить последнее изменение, даже сделанное до последнего запуска.</translation>
    </message>
    <message>
        <source>Take in articles and annotations from files.</source>
        <translation>Взять статьи и аннотации из файлов.</translation>
    </message>
    <message>
        <source>Take in what a colleague did in a copy; first it is shown what would come.</source>
        <translation>Взять то, что коллега сделал в копии; сначала показывается, что придёт.</translation>
    </message>
    <message>
        <source>Take the next sentence into the selection.</source>
        <translation>Добавить к выделению следующее предложение.</translation>
    </message>
    <message>
        <source>Te&amp;xt as set</source>
        <translation>Обычный &amp;размер</translation>
    </message>
    <message>
        <source>The article is being worked on.</source>
        <translation>Над статьёй работают.</translation>
    </message>
    <message>
        <source>The same for every article of the project, in one step that can be undone.</source>
        <translation>То же для каждой статьи проекта, за один шаг, который можно отменить.</translation>
    </message>
    <message>
        <source>The same, the other way round.</source>
        <translation>То же в обратном порядке.</translation>
    </message>
    <message>
        <source>The selected words are the verb of saying.</source>
        <translation>Выделенные слова — глагол речи.</translation>
    </message>
    <message>
        <source>The selected words name who said it.</source>
        <translation>Выделенные слова называют того, кто это сказал.</translation>
    </message>
    <message>
        <source>The selected words name who was spoken to.</source>
        <translation>Выделенные слова называют того, кому это сказано.</translation>
    </message>
    <message>
        <source>The selection is the &amp;cue</source>
        <translation>Выделение — &amp;маркер речи</translation>
    </message>
    <message>
        <source>The selection is the &amp;source</source>
        <translation>Выделение — &amp;источник</translation>
    </message>
    <message>
        <source>The selection is the a&amp;ddressee</source>
        <translation>Выделение — &amp;адресат</translation>
    </message>
    <message>
        <source>The size that the settings name.</source>
        <translation>Размер, заданный в настройках.</translation>
    </message>
    <message>
        <source>The surest suggestions first</source>
        <translation>Сначала самые уверенные подсказки</translation>
    </message>
    <message>
        <source>The version, the project's file, the folders.</source>
        <translation>Версия, файл проекта, папки.</translation>
    </message>
    <message>
        <source>Theme, font, your name, keys.</source>
        <translation>Тема, шрифт, ваше имя, клавиши.</translation>
    </message>
    <message>
        <source>Ti&amp;meline</source>
        <translation>&amp;Хронология</translation>
    </message>
    <message>
        <source>Title, publisher, author, address, date.</source>
        <translation>Заголовок, издание, автор, адрес, дата.</translation>
    </message>
    <message>
        <source>Turn down the suggestion at the caret, and go to the next.</source>
        <translation>Отклонить подсказку у курсора и перейти к следующей.</translation>
    </message>
    <message>
        <source>Type who said it; names already used are offered.</source>
        <translation>Ввести, кто это сказал; уже известные имена предлагаются.</translation>
    </message>
    <message>
        <source>What teaches most first</source>
        <translation>Сначала то, что учит больше</translation>
    </message>
    <message>
        <source>What the rules are surest of, as they have fared in this project, is decided on first.</source>
        <translation>Сначала решается то, в чём правила уверены больше всего, судя по этому проекту.</translation>
    </message>
    <message>
        <source>Where annotators differ: both marks stand beside each other.</source>
        <translation>Где аннотаторы расходятся: обе аннотации остаются рядом.</translation>
    </message>
    <message>
        <source>Where annotators differ: one mark over all words of both, with the first's tag.</source>
        <translation>Где аннотаторы расходятся: одна аннотация на все слова обеих, с меткой первого.</translation>
    </message>
    <message>
        <source>Where annotators differ: what the first has stands, the other's mark is rejected.</source>
        <translation>Где аннотаторы расходятся: остаётся то, что у первого, аннотация второго отклоняется.</translation>
    </message>
    <message>
        <source>Where annotators differ: what the second has stands, the other's mark is rejected.</source>
        <translation>Где аннотаторы расходятся: остаётся то, что у второго, аннотация первого отклоняется.</translation>
    </message>
    <message>
        <source>Where the words changed from one report to another.</source>
        <translation>Где слова изменились от одного сообщения к другому.</translation>
    </message>
    <message>
        <source>Who claimed, denied and repeated what, over all articles.</source>
        <translation>Кто, что и где утверждал, опровергал и повторял — по всем статьям.</translation>
    </message>
    <message>
        <source>Who did what when, newest first; any one change can be taken back by itself.</source>
        <translation>Кто, что и когда сделал, сначала новое; любое изменение можно отменить отдельно.</translation>
    </message>
    <message>
        <source>Who said what when, a lane for each speaker.</source>
        <translation>Кто, что и когда сказал: своя дорожка у каждого спикера.</translation>
    </message>
    <message>
        <source>Write articles and annotations to a file for other programs.</source>
        <translation>Записать статьи и аннотации в файл для других программ.</translation>
    </message>
    <message>
        <source>Write the articles that are selected in the list to a file, or the one that is open.</source>
        <translation>Записать в файл статьи, выбранные в списке, или открытую.</translation>
    </message>
    <message>
        <source>Write the whole project to another file, to keep it or to give it to a colleague.</source>
        <translation>Записать весь проект в другой файл, чтобы сохранить его или дать коллеге.</translation>
    </message>
    <message>
        <source>“{key}” belongs to more than one command: {names}. Change one of them in the settings.</source>
        <translation>Клавиша «{key}» назначена нескольким командам: {names}. Измените одну из них в настройках.</translation>
    </message>
</context>
<context>
    <name>Agreeing</name>
    <message>
        <source>Agreement</source>
        <translation>Согласие</translation>
    </message>
    <message>
        <source>Compare the annotators</source>
        <translation>Сравнить аннотаторов</translation>
    </message>
    <message>
        <source>Only one of the two has marked this: keep it, or reject it.</source>
        <translation>Это пометил только один из двух: оставьте или отклоните.</translation>
    </message>
</context>
<context>
    <name>Agreement</name>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Альфа</translation>
    </message>
    <message>
        <source>Annotators</source>
        <translation>Аннотатори</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Статья</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Статьи</translation>
    </message>
    <message>
        <source>Cohen's kappa over characters: 1 is full agreement, 0 is chance.</source>
        <translation>Каппа Коэна по знакам: 1 — полное согласие, 0 — случайность.</translation>
    </message>
    <message>
        <source>Counted as one where tag and every character are the same.</source>
        <translation>За одно считаются аннотации, у которых совпадают метка и каждый знак.</translation>
    </message>
    <message>
        <source>Counted as one where the tag is the same and at least half of the characters are.</source>
        <translation>За одно считаются аннотации с той же меткой и не менее чем половиной общих знаков.</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Расхождение</translation>
    </message>
    <message>
        <source>F1 exact</source>
        <translation>F1 точно</translation>
    </message>
    <message>
        <source>F1 overlap</source>
        <translation>F1 внахлёст</translation>
    </message>
    <message>
        <source>F1: precision and recall in one number.</source>
        <translation>F1: точность и полнота одним числом.</translation>
    </message>
    <message>
        <source>Kappa</source>
        <translation>Каппа</translation>
    </message>
    <message>
        <source>Krippendorff's unitizing alpha: 1 is full agreement, 0 is chance. It sees where marks begin and end.</source>
        <translation>Альфа Криппендорфа для отрезков: 1 — полное согласие, 0 — случайность. Она видит, где аннотации начинаются и кончаются.</translation>
    </message>
    <message>
        <source>P exact</source>
        <translation>Точн. точно</translation>
    </message>
    <message>
        <source>P overlap</source>
        <translation>Точн. внахл.</translation>
    </message>
    <message>
        <source>Precision: of what the second marked, the share that the first marked too.</source>
        <translation>Точность: какую долю аннотаций второго пометил и первый.</translation>
    </message>
    <message>
        <source>R exact</source>
        <translation>Полн. точно</translation>
    </message>
    <message>
        <source>R overlap</source>
        <translation>Полн. внахл.</translation>
    </message>
    <message>
        <source>Recall: of what the first marked, the share that the second marked too.</source>
        <translation>Полнота: какую долю аннотаций первого пометил и второй.</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Метка</translation>
    </message>
    <message>
        <source>The articles in which both have marked something.</source>
        <translation>Статьи, в которых оба что-нибудь пометили.</translation>
    </message>
    <message>
        <source>The first</source>
        <translation>Первый</translation>
    </message>
    <message>
        <source>The second</source>
        <translation>Второй</translation>
    </message>
    <message>
        <source>all tags</source>
        <translation>все метки</translation>
    </message>
    <message>
        <source>only one marked it</source>
        <translation>пометил только один</translation>
    </message>
    <message>
        <source>other extent</source>
        <translation>другие границы</translation>
    </message>
    <message>
        <source>other tag</source>
        <translation>другая метка</translation>
    </message>
    <message>
        <source>other tag and extent</source>
        <translation>другие метка и границы</translation>
    </message>
    <message>
        <source>{annotator}: nothing</source>
        <translation>{annotator}: ничего</translation>
    </message>
    <message>
        <source>{annotator}: {tag} · {words}</source>
        <translation>{annotator}: {tag} · {words}</translation>
    </message>
</context>
<context>
    <name>AgreementView</name>
    <message>
        <source>Annotators</source>
        <translation>Аннотатори</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Посчитать снова</translation>
    </message>
    <message>
        <source>Enter or a double click lists the places behind a row.</source>
        <translation>Enter или двойной щелчок показывает места, стоящие за строкой.</translation>
    </message>
    <message>
        <source>Every difference</source>
        <translation>Любое расхождение</translation>
    </message>
    <message>
        <source>Every difference is decided, or there was none.</source>
        <translation>Каждое расхождение решено, или их не было.</translation>
    </message>
    <message>
        <source>Every pair</source>
        <translation>Все пары</translation>
    </message>
    <message>
        <source>Every tag</source>
        <translation>Все метки</translation>
    </message>
    <message>
        <source>Here will be how far annotators agree, and every place where they differ. It takes two who marked the same articles: bring in a colleague's project with {project.merge}, or a colleague's export with “claims-annotator import --annotator NAME”.</source>
        <translation>Здесь будет видно, насколько согласны аннотаторы, и каждое место, где они расходятся. Нужны двое, разметившие одни и те же статьи: возьмите проект коллеги командой {project.merge} или выгрузку коллеги командой «claims-annotator import --annotator ИМЯ».</translation>
    </message>
    <message>
        <source>How far the annotators agree</source>
        <translation>Насколько согласны аннотаторы</translation>
    </message>
    <message>
        <source>How they differ</source>
        <translation>В чём расходятся</translation>
    </message>
    <message>
        <source>Nothing of this kind is left.</source>
        <translation>Такого больше не осталось.</translation>
    </message>
    <message>
        <source>Places where annotators differ</source>
        <translation>Места, где аннотаторы расходятся</translation>
    </message>
    <message>
        <source>Stopped. “Count again” begins anew.</source>
        <translation>Остановлено. «Посчитать снова» начинает сначала.</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Метка</translation>
    </message>
    <message>
        <source>The annotations are being compared …</source>
        <translation>Аннотации сравниваются…</translation>
    </message>
    <message>
        <source>{listed} of {total} place(s) to decide</source>
        <translation>Осталось решить: {listed} из {total}</translation>
    </message>
</context>
<context>
    <name>AnnotationPanel</name>
    <message>
        <source>Annotations of the article</source>
        <translation>Аннотации статьи</translation>
    </message>
    <message>
        <source>IN THIS ARTICLE</source>
        <translation>В ЭТОЙ СТАТЬЕ</translation>
    </message>
</context>
<context>
    <name>Annotations</name>
    <message>
        <source>suggested</source>
        <translation>подсказка</translation>
    </message>
</context>
<context>
    <name>ArticlePanel</name>
    <message>
        <source>ARTICLES</source>
        <translation>СТАТЬИ</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Статьи</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Filter and sort the articles</source>
        <translation>Отбор и порядок статей</translation>
    </message>
    <message>
        <source>Has a</source>
        <translation>Есть метка</translation>
    </message>
    <message>
        <source>Lists the articles in whose title, facts or text all these words stand.</source>
        <translation>Показывает статьи, в заголовке, данных или тексте которых есть все эти слова.</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Издание</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Search the articles</source>
        <translation>Поиск статей</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать все</translation>
    </message>
    <message>
        <source>Sorted by</source>
        <translation>Порядок</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Спикер</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>The first {shown} of {all} tags</source>
        <translation>Первые метки: {shown} из {all}</translation>
    </message>
    <message>
        <source>arrival</source>
        <translation>по добавлению</translation>
    </message>
    <message>
        <source>date</source>
        <translation>по дате</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>отбор</translation>
    </message>
    <message>
        <source>filtered</source>
        <translation>отобрано</translation>
    </message>
    <message>
        <source>publisher</source>
        <translation>по изданию</translation>
    </message>
    <message>
        <source>title</source>
        <translation>по заголовку</translation>
    </message>
</context>
<context>
    <name>Articles</name>
    <message>
        <source>done</source>
        <translation>готова</translation>
    </message>
    <message>
        <source>new</source>
        <translation>новая</translation>
    </message>
    <message>
        <source>open</source>
        <translation>в работе</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close the message</source>
        <translation>Закрыть сообщение</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>First steps</source>
        <translation>Первые шаги</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>Понятно</translation>
    </message>
    <message>
        <source>Three keys to begin with</source>
        <translation>Три клавиши для начала</translation>
    </message>
    <message>
        <source>marks it as claim, denial or quote</source>
        <translation>помечает как утверждение, опровержение или цитату</translation>
    </message>
    <message>
        <source>selects the sentence at the caret</source>
        <translation>выделяет предложение, где стоит курсор</translation>
    </message>
    <message>
        <source>takes it back; F1 shows all keys</source>
        <translation>отменяет; F1 покажет все клавиши</translation>
    </message>
</context>
<context>
    <name>ChainDialog</name>
    <message>
        <source>Denial chain</source>
        <translation>Цепочка опровержений</translation>
    </message>
    <message>
        <source>Nothing denies this, and it answers nothing.</source>
        <translation>Этого ничто не опровергает, и само оно ни на что не отвечает.</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>{title}: all</source>
        <translation>{title}: все</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Команды</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Введите команду</translation>
    </message>
</context>
<context>
    <name>Connecting</name>
    <message numerus="yes">
        <source>%n suggestion(s) carried over; each waits for your decision.</source>
        <translation>
            <numerusform>Перенесена %n подсказка; она ждёт вашего решения.</numerusform>
            <numerusform>Перенесены %n подсказки; каждая ждёт вашего решения.</numerusform>
            <numerusform>Перенесено %n подсказок; каждая ждёт вашего решения.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare the articles</source>
        <translation>Сравнить статьи</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Расхождения</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Дубликаты</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Реестр</translation>
    </message>
    <message>
        <source>Look for duplicates</source>
        <translation>Поиск дубликатов</translation>
    </message>
    <message>
        <source>Made one; undo parts them.</source>
        <translation>Объединено; отмена вернёт как было.</translation>
    </message>
    <message>
        <source>Nothing was carried over: it is there already, or its words are not.</source>
        <translation>Ничего не перенесено: это уже есть или таких слов там нет.</translation>
    </message>
    <message>
        <source>Put into “{wording}”; undo takes it out.</source>
        <translation>Добавлено к тезису «{wording}»; отмена вернёт как было.</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Спикеры</translation>
    </message>
    <message>
        <source>The project is being read; the candidates come when that is done.</source>
        <translation>Проект читается; кандидаты появятся, когда это закончится.</translation>
    </message>
    <message>
        <source>The statement is deleted, its annotations stay; undo brings it back.</source>
        <translation>Тезис удалён, его аннотации остались; отмена вернёт его.</translation>
    </message>
    <message>
        <source>This article is no longer there.</source>
        <translation>Этой статьи больше нет.</translation>
    </message>
    <message>
        <source>This is a suggestion: accept it first.</source>
        <translation>Это подсказка: сначала примите её.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Хронология</translation>
    </message>
</context>
<context>
    <name>DateFilter</name>
    <message>
        <source>A date is written as 2023, 2023-09 or 2023-09-25.</source>
        <translation>Дата пишется как 2023, 2023-09 или 2023-09-25.</translation>
    </message>
    <message>
        <source>A year, a month or a day; then Enter</source>
        <translation>Год, месяц или день; затем Enter</translation>
    </message>
    <message>
        <source>From</source>
        <translation>с</translation>
    </message>
    <message>
        <source>To</source>
        <translation>до</translation>
    </message>
</context>
<context>
    <name>Dating</name>
    <message>
        <source>Say which…</source>
        <translation>Указать…</translation>
    </message>
    <message>
        <source>The date {date} can be read in two ways: which number is the day?</source>
        <translation>Дату {date} можно прочесть двояко: какое число — день?</translation>
    </message>
</context>
<context>
    <name>DriftView</name>
    <message>
        <source>Articles are being compared …</source>
        <translation>Статьи сравниваются…</translation>
    </message>
    <message>
        <source>Dates or figures contradict</source>
        <translation>Даты или числа противоречат друг другу</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Расхождения</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Все виды</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Здесь</translation>
    </message>
    <message>
        <source>Here will be every place where words changed from one report to another: quotes that were altered, claims told more strongly or as facts, dates that contradict. None was found in these articles; {project.import} brings in more.</source>
        <translation>Здесь будет каждое место, где слова изменились от одного сообщения к другому: изменённые цитаты, утверждения, пересказанные сильнее или как факты, противоречащие даты. В этих статьях ничего не найдено; новые берёт команда {project.import}.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Kind of drift</source>
        <translation>Вид расхождения</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Искать снова</translation>
    </message>
    <message>
        <source>Nothing of this kind was found.</source>
        <translation>Такого не найдено.</translation>
    </message>
    <message>
        <source>Same utterance</source>
        <translation>То же высказывание</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Оценка</translation>
    </message>
    <message>
        <source>Stopped. “Look again” begins anew.</source>
        <translation>Остановлено. «Искать снова» начнёт сначала.</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Там</translation>
    </message>
    <message>
        <source>Told as a fact</source>
        <translation>Подано как факт</translation>
    </message>
    <message>
        <source>Told more strongly</source>
        <translation>Сказано сильнее</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>В чём различие</translation>
    </message>
    <message>
        <source>Words altered in quotation marks</source>
        <translation>Слова в кавычках изменены</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>Найдено: {count}</translation>
    </message>
</context>
<context>
    <name>DuplicatesView</name>
    <message>
        <source>Articles</source>
        <translation>Статьи</translation>
    </message>
    <message>
        <source>Articles are being compared …</source>
        <translation>Статьи сравниваются…</translation>
    </message>
    <message>
        <source>Carry marks over</source>
        <translation>Перенести разметку</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Дубликаты</translation>
    </message>
    <message>
        <source>Here will be articles that are one, nearly one, or rewritten from one story. None was found; {project.import} brings in more.</source>
        <translation>Здесь будут статьи одинаковые, почти одинаковые или переписанные с одного сообщения. Таких не найдено; новые берёт команда {project.import}.</translation>
    </message>
    <message>
        <source>Identical</source>
        <translation>Совпадают</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Likeness</source>
        <translation>Сходство</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Искать снова</translation>
    </message>
    <message>
        <source>Nearly identical</source>
        <translation>Почти равны</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Число</translation>
    </message>
    <message>
        <source>Rewritten from one story</source>
        <translation>Переписаны</translation>
    </message>
    <message>
        <source>Stopped. “Look again” begins anew.</source>
        <translation>Остановлено. «Искать снова» начнёт сначала.</translation>
    </message>
    <message>
        <source>Suggest what is annotated in the article chosen below in the others of its group.</source>
        <translation>Предложить разметку выбранной внизу статьи в остальных статьях её группы.</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>Найдено: {count}</translation>
    </message>
</context>
<context>
    <name>EmptyNote</name>
    <message>
        <source>“{command}”</source>
        <translation>«{command}»</translation>
    </message>
    <message>
        <source>“{command}” ({key})</source>
        <translation>«{command}» ({key})</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>&amp;Choose…</source>
        <translation>В&amp;ыбрать…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Экспортировать</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Формат</translation>
    </message>
    <message>
        <source>&amp;Where to</source>
        <translation>&amp;Куда</translation>
    </message>
    <message>
        <source>&amp;accepted</source>
        <translation>&amp;принятые</translation>
    </message>
    <message>
        <source>&amp;rejected</source>
        <translation>&amp;отклонённые</translation>
    </message>
    <message>
        <source>&amp;suggested</source>
        <translation>п&amp;одсказанные</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Аннотации</translation>
    </message>
    <message>
        <source>Annotators</source>
        <translation>Аннотаторы</translation>
    </message>
    <message>
        <source>Artic&amp;les</source>
        <translation>&amp;Статьи</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>Export into</source>
        <translation>Экспорт в папку</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Экспорт в</translation>
    </message>
    <message>
        <source>How far the articles were counted</source>
        <translation>Сколько статей сосчитано</translation>
    </message>
    <message>
        <source>How the file would begin</source>
        <translation>Начало будущего файла</translation>
    </message>
    <message>
        <source>Nothing of this format can be shown beforehand.</source>
        <translation>Из этого формата заранее показать нечего.</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Куда</translation>
    </message>
    <message>
        <source>all</source>
        <translation>все</translation>
    </message>
    <message>
        <source>as a f&amp;older of files</source>
        <translation>папкой из ф&amp;айлов</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>никто</translation>
    </message>
    <message>
        <source>of, by</source>
        <translation>с метками, от</translation>
    </message>
    <message>
        <source>the one that is open</source>
        <translation>открытая</translation>
    </message>
    <message>
        <source>those listed now</source>
        <translation>показанные сейчас</translation>
    </message>
    <message>
        <source>those selected in the list</source>
        <translation>выбранные в списке</translation>
    </message>
    <message>
        <source>those that are being worked on</source>
        <translation>те, что в работе</translation>
    </message>
    <message>
        <source>those that are done</source>
        <translation>готовые</translation>
    </message>
    <message>
        <source>those that are new</source>
        <translation>новые</translation>
    </message>
    <message>
        <source>with the te&amp;xts of the articles</source>
        <translation>с &amp;текстами статей</translation>
    </message>
    <message>
        <source>{number} annotation(s)</source>
        <translation>аннотаций: {number}</translation>
    </message>
    <message>
        <source>{number} article(s) with</source>
        <translation>статей: {number},</translation>
    </message>
    <message>
        <source>{which}: “{title}”</source>
        <translation>{which}: «{title}»</translation>
    </message>
</context>
<context>
    <name>FactsDialog</name>
    <message>
        <source>2023, 2023-09 or 2023-09-25</source>
        <translation>2023, 2023-09 или 2023-09-25</translation>
    </message>
    <message>
        <source>A date is written as 2023, 2023-09 or 2023-09-25.</source>
        <translation>Дата пишется как 2023, 2023-09 или 2023-09-25.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>All dates of {publisher} that are written so</source>
        <translation>Все даты издания {publisher}, записанные так же</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Автор</translation>
    </message>
    <message>
        <source>Facts of the article</source>
        <translation>Данные статьи</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Опубликовано</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Издание</translation>
    </message>
    <message>
        <source>The date reads</source>
        <translation>Дата читается</translation>
    </message>
    <message>
        <source>The date rests on: {basis}</source>
        <translation>Откуда известна дата: {basis}</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Заголовок</translation>
    </message>
    <message>
        <source>not said yet</source>
        <translation>ещё не указано</translation>
    </message>
    <message>
        <source>{date} (day first)</source>
        <translation>{date} (сначала день)</translation>
    </message>
    <message>
        <source>{date} (month first)</source>
        <translation>{date} (сначала месяц)</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>A regular expression</source>
        <translation>Регулярное выражение</translation>
    </message>
    <message>
        <source>Accents count, and so do kinds of quotation marks</source>
        <translation>Учитывать диакритику и вид кавычек</translation>
    </message>
    <message>
        <source>Capitals count</source>
        <translation>Учитывать регистр</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Закрыть (Esc)</translation>
    </message>
    <message>
        <source>Find in this article</source>
        <translation>Найти в этой статье</translation>
    </message>
    <message>
        <source>The next place (F3)</source>
        <translation>Следующее место (F3)</translation>
    </message>
    <message>
        <source>The place before (Shift+F3)</source>
        <translation>Предыдущее место (Shift+F3)</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>Только слова целиком</translation>
    </message>
    <message>
        <source>not a pattern: {reason}</source>
        <translation>это не шаблон: {reason}</translation>
    </message>
    <message>
        <source>nowhere in this article</source>
        <translation>в этой статье не найдено</translation>
    </message>
    <message>
        <source>this pattern takes too long</source>
        <translation>этот шаблон ищется слишком долго</translation>
    </message>
    <message>
        <source>{at} of {of}</source>
        <translation>{at} из {of}</translation>
    </message>
    <message>
        <source>{at} of {of} and more</source>
        <translation>{at} из {of} и более</translation>
    </message>
</context>
<context>
    <name>FormatTable</name>
    <message>
        <source>annotations</source>
        <translation>аннотации</translation>
    </message>
    <message>
        <source>annotator, origin and times</source>
        <translation>автор, происхождение и время</translation>
    </message>
    <message>
        <source>attributes</source>
        <translation>атрибуты</translation>
    </message>
    <message>
        <source>facts of the article</source>
        <translation>сведения о статье</translation>
    </message>
    <message>
        <source>format</source>
        <translation>формат</translation>
    </message>
    <message>
        <source>goes</source>
        <translation>куда</translation>
    </message>
    <message>
        <source>grey parts</source>
        <translation>серые части</translation>
    </message>
    <message>
        <source>has no place for</source>
        <translation>чему нет места</translation>
    </message>
    <message>
        <source>in</source>
        <translation>импорт</translation>
    </message>
    <message>
        <source>in and out</source>
        <translation>в обе стороны</translation>
    </message>
    <message>
        <source>links</source>
        <translation>связи</translation>
    </message>
    <message>
        <source>links between articles</source>
        <translation>связи между статьями</translation>
    </message>
    <message>
        <source>name</source>
        <translation>имя</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>заметки</translation>
    </message>
    <message>
        <source>other metadata</source>
        <translation>прочие данные</translation>
    </message>
    <message>
        <source>out</source>
        <translation>экспорт</translation>
    </message>
    <message>
        <source>overlaps</source>
        <translation>перекрытия</translation>
    </message>
    <message>
        <source>several fragments</source>
        <translation>несколько фрагментов</translation>
    </message>
    <message>
        <source>source and cue words</source>
        <translation>слова источника и глагол речи</translation>
    </message>
    <message>
        <source>speakers</source>
        <translation>спикеры</translation>
    </message>
    <message>
        <source>statements</source>
        <translation>тезисы</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>CSV table</source>
        <translation>Таблица CSV</translation>
    </message>
    <message>
        <source>Claims Annotator JSONL</source>
        <translation>Claims Annotator JSONL</translation>
    </message>
    <message>
        <source>CoNLL, IOB2</source>
        <translation>CoNLL, IOB2</translation>
    </message>
    <message>
        <source>DOCX codebook</source>
        <translation>Кодовая книга DOCX</translation>
    </message>
    <message>
        <source>DOCX report</source>
        <translation>Отчёт DOCX</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Электронное письмо</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Книга Excel</translation>
    </message>
    <message>
        <source>HTML codebook</source>
        <translation>Кодовая книга HTML</translation>
    </message>
    <message>
        <source>HTML report</source>
        <translation>Отчёт HTML</translation>
    </message>
    <message>
        <source>JSON records</source>
        <translation>Записи JSON</translation>
    </message>
    <message>
        <source>JSONL, one annotation a line</source>
        <translation>JSONL, по аннотации в строке</translation>
    </message>
    <message>
        <source>Label Studio JSON</source>
        <translation>Label Studio JSON</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>PDF report</source>
        <translation>Отчёт PDF</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Простой текст</translation>
    </message>
    <message>
        <source>Prodigy and spaCy JSONL</source>
        <translation>Prodigy и spaCy JSONL</translation>
    </message>
    <message>
        <source>REFI-QDA codebook</source>
        <translation>Кодовая книга REFI-QDA</translation>
    </message>
    <message>
        <source>REFI-QDA project</source>
        <translation>Проект REFI-QDA</translation>
    </message>
    <message>
        <source>Saved web page</source>
        <translation>Сохранённая веб-страница</translation>
    </message>
    <message>
        <source>UIMA CAS (WebAnno, INCEpTION)</source>
        <translation>UIMA CAS (WebAnno, INCEpTION)</translation>
    </message>
    <message>
        <source>UIMA CAS as JSON</source>
        <translation>UIMA CAS в виде JSON</translation>
    </message>
    <message>
        <source>W3C Web Annotation</source>
        <translation>W3C Web Annotation</translation>
    </message>
    <message>
        <source>Web archive</source>
        <translation>Веб-архив</translation>
    </message>
    <message>
        <source>Web page in one file</source>
        <translation>Веб-страница в одном файле</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>Документ Word</translation>
    </message>
    <message>
        <source>brat standoff</source>
        <translation>brat standoff</translation>
    </message>
    <message>
        <source>doccano JSONL</source>
        <translation>doccano JSONL</translation>
    </message>
    <message>
        <source>labelbuddy JSONL</source>
        <translation>labelbuddy JSONL</translation>
    </message>
    <message>
        <source>schema.org JSON-LD</source>
        <translation>schema.org JSON-LD</translation>
    </message>
    <message>
        <source>spaCy DocBin</source>
        <translation>spaCy DocBin</translation>
    </message>
</context>
<context>
    <name>GuidePage</name>
    <message>
        <source>Back to the guide</source>
        <translation>Назад к руководству</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Содержание</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Руководство</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Поиск по руководству</translation>
    </message>
    <message>
        <source>Search the guide; Enter goes on, Shift+Enter goes back</source>
        <translation>Поиск по руководству; Enter — дальше, Shift+Enter — назад</translation>
    </message>
    <message>
        <source>nowhere</source>
        <translation>нигде</translation>
    </message>
    <message>
        <source>{number} of {all}</source>
        <translation>{number} из {all}</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Guide</source>
        <translation>Руководство</translation>
    </message>
    <message>
        <source>Guideline</source>
        <translation>Руководство</translation>
    </message>
    <message>
        <source>In the text</source>
        <translation>В тексте</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation>Клавиши и справка</translation>
    </message>
    <message>
        <source>Move the caret</source>
        <translation>Двигать курсор</translation>
    </message>
    <message>
        <source>No command fits.</source>
        <translation>Нет подходящей команды.</translation>
    </message>
    <message>
        <source>Search the keys</source>
        <translation>Поиск по клавишам</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Выделять</translation>
    </message>
    <message>
        <source>The same keys do the same</source>
        <translation>Те же клавиши делают то же самое</translation>
    </message>
    <message>
        <source>What to mark</source>
        <translation>Что размечать</translation>
    </message>
    <message>
        <source>arrows, Home, End, Page Up, Page Down</source>
        <translation>стрелки, Home, End, Page Up, Page Down</translation>
    </message>
    <message>
        <source>on a keyboard of another script</source>
        <translation>в раскладке другой письменности</translation>
    </message>
    <message>
        <source>the same with Shift; with Ctrl by word</source>
        <translation>то же с Shift; с Ctrl — по словам</translation>
    </message>
</context>
<context>
    <name>HitsDialog</name>
    <message>
        <source>Annotate</source>
        <translation>Разметить</translation>
    </message>
    <message>
        <source>Annotate all hits</source>
        <translation>Разметить все совпадения</translation>
    </message>
    <message>
        <source>Hits to annotate</source>
        <translation>Совпадения для разметки</translation>
    </message>
    <message>
        <source>The tag “{label}” goes to {number} hit(s) in {articles} article(s), in one step that can be undone. Space leaves a hit out. Words that have the tag already are passed over.</source>
        <translation>Метку «{label}» получат совпадения: {number}, статей: {articles}, за один шаг, который можно отменить. Пробел исключает совпадение. Слова, у которых эта метка уже есть, пропускаются.</translation>
    </message>
</context>
<context>
    <name>ImportColumns</name>
    <message>
        <source>Because</source>
        <translation>Потому что</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Столбец</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Например</translation>
    </message>
    <message>
        <source>Is</source>
        <translation>Содержит</translation>
    </message>
    <message>
        <source>not wanted</source>
        <translation>не нужен</translation>
    </message>
    <message>
        <source>something else to be kept</source>
        <translation>прочее, сохранить</translation>
    </message>
    <message>
        <source>the address</source>
        <translation>адрес</translation>
    </message>
    <message>
        <source>the author</source>
        <translation>автора</translation>
    </message>
    <message>
        <source>the date</source>
        <translation>дату</translation>
    </message>
    <message>
        <source>the language</source>
        <translation>язык</translation>
    </message>
    <message>
        <source>the publisher</source>
        <translation>издание</translation>
    </message>
    <message>
        <source>the text</source>
        <translation>текст</translation>
    </message>
    <message>
        <source>the title</source>
        <translation>заголовок</translation>
    </message>
</context>
<context>
    <name>ImportColumnsPage</name>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Таблица</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>Первые строки</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Таблица</translation>
    </message>
    <message>
        <source>Texts of several columns are put below each other. The first rows:</source>
        <translation>Тексты нескольких столбцов ставятся друг под другом. Первые строки:</translation>
    </message>
    <message>
        <source>This is a table of annotations, as the program writes them: its columns are known.</source>
        <translation>Это таблица аннотаций, какие пишет программа: её столбцы известны.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Импортировать</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>How far the files were looked at</source>
        <translation>Насколько файлы просмотрены</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импорт</translation>
    </message>
    <message>
        <source>Of the beginning that was read: {summary}</source>
        <translation>Из прочитанного начала: {summary}</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Просмотр</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Спикеры</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>{number} annotation(s)</source>
        <translation>аннотаций: {number}</translation>
    </message>
    <message>
        <source>{number} annotation(s) there already</source>
        <translation>аннотаций уже есть: {number}</translation>
    </message>
    <message>
        <source>{number} article(s) there already</source>
        <translation>статей уже есть: {number}</translation>
    </message>
    <message>
        <source>{number} article(s) would come in</source>
        <translation>будет принято статей: {number}</translation>
    </message>
    <message>
        <source>{number} not taken</source>
        <translation>не принято: {number}</translation>
    </message>
    <message>
        <source>{number} repaired</source>
        <translation>исправлено: {number}</translation>
    </message>
    <message>
        <source>{page}, {number} new</source>
        <translation>{page}, новых: {number}</translation>
    </message>
</context>
<context>
    <name>ImportFiles</name>
    <message>
        <source>Encoding</source>
        <translation>Кодировка</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Формат</translation>
    </message>
    <message>
        <source>Recognised by</source>
        <translation>Распознан по</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>its content</source>
        <translation>содержимому</translation>
    </message>
    <message>
        <source>its name</source>
        <translation>имени</translation>
    </message>
    <message>
        <source>its name and content</source>
        <translation>имени и содержимому</translation>
    </message>
    <message>
        <source>your choice</source>
        <translation>вашему выбору</translation>
    </message>
    <message>
        <source>{encoding}, {percent} % sure</source>
        <translation>{encoding}, уверенность {percent} %</translation>
    </message>
    <message>
        <source>⚠ cannot be read</source>
        <translation>⚠ не читается</translation>
    </message>
    <message>
        <source>⚠ which encoding?</source>
        <translation>⚠ какая кодировка?</translation>
    </message>
</context>
<context>
    <name>ImportFilesPage</name>
    <message>
        <source>&amp;Encoding</source>
        <translation>&amp;Кодировка</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Убрать</translation>
    </message>
    <message>
        <source>Add &amp;files…</source>
        <translation>Добавить &amp;файлы…</translation>
    </message>
    <message>
        <source>Add a f&amp;older…</source>
        <translation>Добавить &amp;папку…</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Все файлы</translation>
    </message>
    <message>
        <source>Annotator, where a file names none</source>
        <translation>Аннотатор, если файл его не называет</translation>
    </message>
    <message>
        <source>Chosen files</source>
        <translation>Выбранные файлы</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>Files and folders can be dropped here, too.</source>
        <translation>Файлы и папки можно и перетащить сюда.</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>Файлы для импорта</translation>
    </message>
    <message>
        <source>Folder to import</source>
        <translation>Папка для импорта</translation>
    </message>
    <message>
        <source>For&amp;mat</source>
        <translation>&amp;Формат</translation>
    </message>
    <message>
        <source>How the chosen file begins is shown here.</source>
        <translation>Здесь видно начало выбранного файла.</translation>
    </message>
    <message>
        <source>How the file begins</source>
        <translation>Начало файла</translation>
    </message>
    <message>
        <source>Known files</source>
        <translation>Известные файлы</translation>
    </message>
    <message>
        <source>The encoding is not sure. Choose the one with which the words below are right.</source>
        <translation>Кодировка определена неуверенно. Выберите ту, с которой слова ниже верны.</translation>
    </message>
    <message>
        <source>found out</source>
        <translation>определяется</translation>
    </message>
    <message>
        <source>found out: {encoding}</source>
        <translation>определено: {encoding}</translation>
    </message>
    <message>
        <source>found out: {format}</source>
        <translation>определено: {format}</translation>
    </message>
</context>
<context>
    <name>ImportNames</name>
    <message>
        <source>Becomes</source>
        <translation>Станет</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Сколько раз</translation>
    </message>
    <message>
        <source>Speaker in the files</source>
        <translation>Спикер в файлах</translation>
    </message>
    <message>
        <source>Tag in the files</source>
        <translation>Метка в файлах</translation>
    </message>
    <message>
        <source>What each tag of the files becomes in the project. Choose a tag, or type a new one.</source>
        <translation>Чем каждая метка из файлов станет в проекте. Выберите метку или введите новую.</translation>
    </message>
    <message>
        <source>Who each speaker of the files is. Names and aliases of the register are found by themselves.</source>
        <translation>Кто каждый спикер из файлов. Имена и другие имена из списка находятся сами.</translation>
    </message>
    <message>
        <source>left out, with its annotations</source>
        <translation>пропустить вместе с аннотациями</translation>
    </message>
    <message>
        <source>new: {name}</source>
        <translation>новое: {name}</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>никто</translation>
    </message>
    <message>
        <source>{name}, {count} time(s), becomes {target}</source>
        <translation>{name}, раз: {count}, станет: {target}</translation>
    </message>
</context>
<context>
    <name>ImportPreviewPage</name>
    <message>
        <source>Everything was read.</source>
        <translation>Прочитано всё.</translation>
    </message>
    <message>
        <source>Everything was read; the first {number} articles are shown.</source>
        <translation>Прочитано всё; показаны первые статьи: {number}.</translation>
    </message>
    <message>
        <source>First articles</source>
        <translation>Первые статьи</translation>
    </message>
    <message>
        <source>Nothing would be refused, repaired or noted.</source>
        <translation>Отклонять, исправлять и отмечать нечего.</translation>
    </message>
    <message>
        <source>Only the beginning of what there is was read; the import reads the rest.</source>
        <translation>Прочитано только начало; остальное прочтёт импорт.</translation>
    </message>
    <message>
        <source>Read &amp;everything</source>
        <translation>Прочитать &amp;всё</translation>
    </message>
    <message>
        <source>What would be reported</source>
        <translation>О чём сообщит отчёт</translation>
    </message>
    <message>
        <source>… and {number} more.</source>
        <translation>… и ещё {number}.</translation>
    </message>
</context>
<context>
    <name>ImportRows</name>
    <message>
        <source>Annotations</source>
        <translation>Аннотации</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Статья</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Знаков</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Итог</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Место</translation>
    </message>
    <message>
        <source>new</source>
        <translation>новая</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>уже есть</translation>
    </message>
    <message>
        <source>⚠ not taken</source>
        <translation>⚠ не принято</translation>
    </message>
    <message>
        <source>⚠ see below</source>
        <translation>⚠ см. ниже</translation>
    </message>
</context>
<context>
    <name>InspectorForm</name>
    <message>
        <source>Accept</source>
        <translation>Принять</translation>
    </message>
    <message>
        <source>Addressee</source>
        <translation>Адресат</translation>
    </message>
    <message>
        <source>Cue</source>
        <translation>Маркер речи</translation>
    </message>
    <message>
        <source>Inspector of the selected annotation</source>
        <translation>Инспектор выбранной аннотации</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Метка</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Отклонить</translation>
    </message>
    <message>
        <source>Select words in the text, then press the key of a tag.</source>
        <translation>Выделите слова в тексте и нажмите клавишу метки.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Спикер</translation>
    </message>
    <message>
        <source>Why this is suggested</source>
        <translation>Почему это предложено</translation>
    </message>
</context>
<context>
    <name>InspectorLinks</name>
    <message>
        <source>Delete the chosen link</source>
        <translation>Удалить выбранную связь</translation>
    </message>
    <message>
        <source>Link to another annotation…</source>
        <translation>Связать с другой аннотацией…</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Связи</translation>
    </message>
    <message>
        <source>Put into a statement…</source>
        <translation>Отнести к тезису…</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Тезис</translation>
    </message>
    <message>
        <source>Take out of the statement</source>
        <translation>Убрать из тезиса</translation>
    </message>
    <message>
        <source>Type and note of the chosen link… (F2)</source>
        <translation>Вид и примечание выбранной связи… (F2)</translation>
    </message>
    <message>
        <source>has as a part</source>
        <translation>включает как часть</translation>
    </message>
    <message>
        <source>is continued by</source>
        <translation>имеет продолжение</translation>
    </message>
    <message>
        <source>is denied by</source>
        <translation>опровергается</translation>
    </message>
    <message>
        <source>is queried by</source>
        <translation>ставится под вопрос</translation>
    </message>
    <message>
        <source>is rebutted by</source>
        <translation>получает возражение</translation>
    </message>
    <message>
        <source>is supported by</source>
        <translation>подтверждается</translation>
    </message>
    <message>
        <source>same claim as</source>
        <translation>то же утверждение, что</translation>
    </message>
    <message>
        <source>same utterance as</source>
        <translation>то же высказывание, что</translation>
    </message>
    <message>
        <source>{type}: an annotation that is not here yet</source>
        <translation>{type}: аннотация, которой здесь ещё нет</translation>
    </message>
    <message>
        <source>← {type}</source>
        <translation>← {type}</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>Accepted a suggestion</source>
        <translation>Подсказка принята</translation>
    </message>
    <message>
        <source>Added a fragment</source>
        <translation>Добавлен фрагмент</translation>
    </message>
    <message>
        <source>Added a name of a speaker</source>
        <translation>Добавлено имя спикера</translation>
    </message>
    <message>
        <source>Added a speaker</source>
        <translation>Добавлен спикер</translation>
    </message>
    <message>
        <source>Annotated</source>
        <translation>Размечено</translation>
    </message>
    <message>
        <source>Annotated the hits of a search</source>
        <translation>Размечены совпадения поиска</translation>
    </message>
    <message>
        <source>Asked for suggestions</source>
        <translation>Запрошены подсказки</translation>
    </message>
    <message>
        <source>Brought in the first articles</source>
        <translation>Внесены первые статьи</translation>
    </message>
    <message>
        <source>Carried annotations over</source>
        <translation>Аннотации перенесены</translation>
    </message>
    <message>
        <source>Changed a link</source>
        <translation>Изменена связь</translation>
    </message>
    <message>
        <source>Changed a speaker</source>
        <translation>Изменён спикер</translation>
    </message>
    <message>
        <source>Changed a statement</source>
        <translation>Изменён тезис</translation>
    </message>
    <message>
        <source>Changed a tag</source>
        <translation>Изменена метка набора</translation>
    </message>
    <message>
        <source>Changed the extent</source>
        <translation>Изменены границы</translation>
    </message>
    <message>
        <source>Changed the note</source>
        <translation>Изменена заметка</translation>
    </message>
    <message>
        <source>Changed the status</source>
        <translation>Изменено состояние</translation>
    </message>
    <message>
        <source>Changed the tag</source>
        <translation>Изменена метка</translation>
    </message>
    <message>
        <source>Corrected the facts of an article</source>
        <translation>Исправлены данные статьи</translation>
    </message>
    <message>
        <source>Decided between annotators</source>
        <translation>Решение между аннотаторами</translation>
    </message>
    <message>
        <source>Deleted a link</source>
        <translation>Удалена связь</translation>
    </message>
    <message>
        <source>Deleted a speaker</source>
        <translation>Удалён спикер</translation>
    </message>
    <message>
        <source>Deleted a statement</source>
        <translation>Удалён тезис</translation>
    </message>
    <message>
        <source>Deleted a tag</source>
        <translation>Удалена метка</translation>
    </message>
    <message>
        <source>Deleted an annotation</source>
        <translation>Удалена аннотация</translation>
    </message>
    <message>
        <source>Deleted articles</source>
        <translation>Удалены статьи</translation>
    </message>
    <message>
        <source>Did {number} again: {what}</source>
        <translation>Возвращено {number}: {what}</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Импорт</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Связано</translation>
    </message>
    <message>
        <source>Made a statement</source>
        <translation>Создан тезис</translation>
    </message>
    <message>
        <source>Made a suggestion of it again</source>
        <translation>Снова стало подсказкой</translation>
    </message>
    <message>
        <source>Made a tag</source>
        <translation>Создана метка</translation>
    </message>
    <message>
        <source>Made the project</source>
        <translation>Создан проект</translation>
    </message>
    <message>
        <source>Merged a project</source>
        <translation>Объединено с проектом</translation>
    </message>
    <message>
        <source>Merged speakers</source>
        <translation>Спикеры объединены</translation>
    </message>
    <message>
        <source>Merged statements</source>
        <translation>Тезисы объединены</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>№</translation>
    </message>
    <message>
        <source>Pasted an article</source>
        <translation>Вставлена статья</translation>
    </message>
    <message>
        <source>Put into a statement</source>
        <translation>Отнесено к тезису</translation>
    </message>
    <message>
        <source>Rejected a suggestion</source>
        <translation>Подсказка отклонена</translation>
    </message>
    <message>
        <source>SHA-256 {hash}</source>
        <translation>SHA-256 {hash}</translation>
    </message>
    <message>
        <source>Said which order a date is written in</source>
        <translation>Указано, в каком порядке записана дата</translation>
    </message>
    <message>
        <source>Saved what could be read</source>
        <translation>Сохранено читаемое</translation>
    </message>
    <message>
        <source>Set an attribute</source>
        <translation>Задан атрибут</translation>
    </message>
    <message>
        <source>Set the addressee</source>
        <translation>Задан адресат</translation>
    </message>
    <message>
        <source>Set the cue</source>
        <translation>Задан маркер речи</translation>
    </message>
    <message>
        <source>Set the source</source>
        <translation>Задан источник</translation>
    </message>
    <message>
        <source>Set the speaker</source>
        <translation>Задан спикер</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Took out of a statement</source>
        <translation>Убрано из тезиса</translation>
    </message>
    <message>
        <source>Turned a link round</source>
        <translation>Связь обращена</translation>
    </message>
    <message>
        <source>Undid {number}: {what}</source>
        <translation>Отменено {number}: {what}</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Что сделано</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>принята</translation>
    </message>
    <message>
        <source>address</source>
        <translation>адрес</translation>
    </message>
    <message>
        <source>addressee words</source>
        <translation>слова адресата</translation>
    </message>
    <message>
        <source>affiliation</source>
        <translation>принадлежность</translation>
    </message>
    <message>
        <source>aliases</source>
        <translation>другие имена</translation>
    </message>
    <message>
        <source>annotation</source>
        <translation>аннотация</translation>
    </message>
    <message>
        <source>annotator</source>
        <translation>автор аннотации</translation>
    </message>
    <message>
        <source>article</source>
        <translation>статья</translation>
    </message>
    <message>
        <source>article at the end</source>
        <translation>статья на конце</translation>
    </message>
    <message>
        <source>article “{name}”</source>
        <translation>статья «{name}»</translation>
    </message>
    <message>
        <source>attributes</source>
        <translation>атрибуты</translation>
    </message>
    <message>
        <source>author</source>
        <translation>автор</translation>
    </message>
    <message>
        <source>beginning</source>
        <translation>начало</translation>
    </message>
    <message>
        <source>changed: {thing}; {changes}</source>
        <translation>изменено: {thing}; {changes}</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>цвет</translation>
    </message>
    <message>
        <source>credibility</source>
        <translation>достоверность</translation>
    </message>
    <message>
        <source>cue words</source>
        <translation>маркер речи</translation>
    </message>
    <message>
        <source>date</source>
        <translation>дата</translation>
    </message>
    <message>
        <source>decided against it</source>
        <translation>решено против неё</translation>
    </message>
    <message>
        <source>decided for it</source>
        <translation>решено за неё</translation>
    </message>
    <message>
        <source>deleted: {thing}</source>
        <translation>удалено: {thing}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>готова</translation>
    </message>
    <message>
        <source>end</source>
        <translation>конец</translation>
    </message>
    <message>
        <source>extent</source>
        <translation>границы</translation>
    </message>
    <message>
        <source>guideline</source>
        <translation>руководство</translation>
    </message>
    <message>
        <source>judgement</source>
        <translation>суждение</translation>
    </message>
    <message>
        <source>kept from other formats</source>
        <translation>сохранённое из других форматов</translation>
    </message>
    <message>
        <source>key</source>
        <translation>клавиша</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>вид</translation>
    </message>
    <message>
        <source>language</source>
        <translation>язык</translation>
    </message>
    <message>
        <source>line</source>
        <translation>линия</translation>
    </message>
    <message>
        <source>link type “{name}”</source>
        <translation>тип связи «{name}»</translation>
    </message>
    <message>
        <source>link “{name}”</source>
        <translation>связь «{name}»</translation>
    </message>
    <message>
        <source>made: {thing}</source>
        <translation>создано: {thing}</translation>
    </message>
    <message>
        <source>metadata</source>
        <translation>метаданные</translation>
    </message>
    <message>
        <source>name</source>
        <translation>имя</translation>
    </message>
    <message>
        <source>new</source>
        <translation>новая</translation>
    </message>
    <message>
        <source>note</source>
        <translation>заметка</translation>
    </message>
    <message>
        <source>open</source>
        <translation>в работе</translation>
    </message>
    <message>
        <source>origin</source>
        <translation>происхождение</translation>
    </message>
    <message>
        <source>parts of the page</source>
        <translation>части страницы</translation>
    </message>
    <message>
        <source>place in the list</source>
        <translation>место в списке</translation>
    </message>
    <message>
        <source>publisher</source>
        <translation>издание</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>отклонена</translation>
    </message>
    <message>
        <source>reliability</source>
        <translation>надёжность</translation>
    </message>
    <message>
        <source>role</source>
        <translation>роль</translation>
    </message>
    <message>
        <source>source words</source>
        <translation>слова источника</translation>
    </message>
    <message>
        <source>speaker</source>
        <translation>спикер</translation>
    </message>
    <message>
        <source>speaker “{name}”</source>
        <translation>спикер «{name}»</translation>
    </message>
    <message>
        <source>statement</source>
        <translation>тезис</translation>
    </message>
    <message>
        <source>statement “{name}”</source>
        <translation>тезис «{name}»</translation>
    </message>
    <message>
        <source>status</source>
        <translation>состояние</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>подсказка</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>метка</translation>
    </message>
    <message>
        <source>tag “{name}”</source>
        <translation>метка «{name}»</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>отменено</translation>
    </message>
    <message>
        <source>title</source>
        <translation>заголовок</translation>
    </message>
    <message>
        <source>type</source>
        <translation>тип</translation>
    </message>
    <message>
        <source>what the date rests on</source>
        <translation>на чём основана дата</translation>
    </message>
    <message>
        <source>wording</source>
        <translation>формулировка</translation>
    </message>
    <message>
        <source>{field}: {before} → {after}</source>
        <translation>{field}: {before} → {after}</translation>
    </message>
</context>
<context>
    <name>JournalView</name>
    <message>
        <source>An undo is taken back by a redo, a redo by an undo.</source>
        <translation>Отмену снимает «Вернуть», а возврат — «Отменить».</translation>
    </message>
    <message>
        <source>Entries of the journal, newest first</source>
        <translation>Записи журнала, сначала новые</translation>
    </message>
    <message>
        <source>Here will be every change of the project: who made it, when, and what it was.</source>
        <translation>Здесь будет каждая правка проекта: кто её сделал, когда и в чём она состояла.</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>This was taken back already.</source>
        <translation>Это уже отменено.</translation>
    </message>
    <message>
        <source>Undo just this</source>
        <translation>Отменить только это</translation>
    </message>
    <message>
        <source>What the entry changed</source>
        <translation>Что изменила запись</translation>
    </message>
    <message>
        <source>With this the project began.</source>
        <translation>С этого начался проект.</translation>
    </message>
    <message>
        <source>… and {number} more</source>
        <translation>… и ещё {number}</translation>
    </message>
</context>
<context>
    <name>Journaling</name>
    <message>
        <source>Entry {number} is taken back; redo does it again.</source>
        <translation>Запись {number} отменена; «Вернуть» сделает её снова.</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Show the journal</source>
        <translation>Показать журнал</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Кто-то ещё</translation>
    </message>
    <message>
        <source>This is no longer there.</source>
        <translation>Этого здесь больше нет.</translation>
    </message>
    <message>
        <source>{who} changed the same just before you. Your change holds; both are in the journal.</source>
        <translation>{who} — то же изменено прямо перед вами. Ваше изменение в силе; в журнале есть оба.</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message numerus="yes">
        <source>%n problem(s) found.</source>
        <translation>
            <numerusform>Найдено %n замечание.</numerusform>
            <numerusform>Найдены %n замечания.</numerusform>
            <numerusform>Найдено %n замечаний.</numerusform>
        </translation>
    </message>
    <message>
        <source>A copy of the project is {file}.</source>
        <translation>Копия проекта: {file}.</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Отменено. Ничего не изменено.</translation>
    </message>
    <message>
        <source>Check an export</source>
        <translation>Проверка выгрузки</translation>
    </message>
    <message>
        <source>Check of an export</source>
        <translation>Проверка выгрузки</translation>
    </message>
    <message>
        <source>Check of the project</source>
        <translation>Проверка проекта</translation>
    </message>
    <message>
        <source>Check the project</source>
        <translation>Проверка проекта</translation>
    </message>
    <message>
        <source>Check which files?</source>
        <translation>Какие файлы проверить?</translation>
    </message>
    <message>
        <source>Compare the annotators</source>
        <translation>Сравнить аннотаторов</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Подсчёт</translation>
    </message>
    <message>
        <source>Every one stands in the project as it does in the file.</source>
        <translation>Каждая запись стоит в проекте так же, как в файле.</translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation>Всё в порядке.</translation>
    </message>
    <message>
        <source>Look what a merge would bring</source>
        <translation>Что принесёт слияние</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Слияние</translation>
    </message>
    <message>
        <source>Merge which projects?</source>
        <translation>С какими проектами слить?</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Проекты</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Сохранить копию</translation>
    </message>
    <message>
        <source>Save a copy of the project</source>
        <translation>Сохранить копию проекта</translation>
    </message>
    <message>
        <source>Show the problems</source>
        <translation>Показать замечания</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Показать отчёт</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Статистика</translation>
    </message>
    <message>
        <source>What the merge did</source>
        <translation>Что сделало слияние</translation>
    </message>
    <message>
        <source>{name} copy.claims</source>
        <translation>{name} копия.claims</translation>
    </message>
</context>
<context>
    <name>LabelDialog</name>
    <message>
        <source>A tag needs a name.</source>
        <translation>Метке нужно название.</translation>
    </message>
    <message>
        <source>Another tag has this name.</source>
        <translation>Другая метка уже так называется.</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Цвет</translation>
    </message>
    <message>
        <source>Guideline</source>
        <translation>Руководство</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Клавиша</translation>
    </message>
    <message>
        <source>Name in files</source>
        <translation>Имя в файлах</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Линия</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Метка</translation>
    </message>
    <message>
        <source>Tag “{label}”</source>
        <translation>Метка «{label}»</translation>
    </message>
    <message>
        <source>The tag “{label}” has this key.</source>
        <translation>Эта клавиша — у метки «{label}».</translation>
    </message>
    <message>
        <source>This key belongs to the command “{command}”.</source>
        <translation>Эта клавиша — у команды «{command}».</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Название</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>{label}, key {key}, {count} annotation(s)</source>
        <translation>{label}, клавиша {key}, аннотаций: {count}</translation>
    </message>
</context>
<context>
    <name>LedgerView</name>
    <message>
        <source>All statements</source>
        <translation>Все тезисы</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Статьи</translation>
    </message>
    <message>
        <source>Asserted by</source>
        <translation>Утверждают</translation>
    </message>
    <message>
        <source>Claims not answered yet</source>
        <translation>Ждут ответа</translation>
    </message>
    <message>
        <source>Conceded</source>
        <translation>Признано</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Delete the statement; its annotations stay</source>
        <translation>Удалить тезис; его аннотации останутся</translation>
    </message>
    <message>
        <source>Denial chain…</source>
        <translation>Цепочка…</translation>
    </message>
    <message>
        <source>Denials of nothing yet</source>
        <translation>Без утверждения</translation>
    </message>
    <message>
        <source>Denied</source>
        <translation>Опровергнуто</translation>
    </message>
    <message>
        <source>Denied by</source>
        <translation>Опровергают</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>Спорно</translation>
    </message>
    <message>
        <source>Filter the ledger</source>
        <translation>Отбор в реестре</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Впервые</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Балл</translation>
    </message>
    <message>
        <source>Grouped by speaker</source>
        <translation>По спикерам</translation>
    </message>
    <message>
        <source>Here will be every statement, with who claims it, who denies it and who repeats it. Select an annotation and press {annotation.link} to link a denial to its claim, or {annotation.statement} to word the statement.</source>
        <translation>Здесь будет каждый тезис: кто его утверждает, кто отрицает и кто повторяет. Выберите аннотацию и вызовите {annotation.link}, чтобы связать опровержение с утверждением, или {annotation.statement}, чтобы сформулировать тезис.</translation>
    </message>
    <message>
        <source>How the ledger is laid out</source>
        <translation>Как построен реестр</translation>
    </message>
    <message>
        <source>Independent</source>
        <translation>Независимых</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Реестр</translation>
    </message>
    <message>
        <source>Make one</source>
        <translation>Объединить</translation>
    </message>
    <message>
        <source>No statement fits what is chosen above.</source>
        <translation>Ни один тезис не подходит под выбранное выше.</translation>
    </message>
    <message>
        <source>One row a statement</source>
        <translation>Тезисы</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Издание</translation>
    </message>
    <message>
        <source>Publishers</source>
        <translation>Издания</translation>
    </message>
    <message>
        <source>Repeated by</source>
        <translation>Повторяют</translation>
    </message>
    <message>
        <source>Retracted</source>
        <translation>Отозвано</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Спикер</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Тезис</translation>
    </message>
    <message>
        <source>Statement…</source>
        <translation>Тезис…</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>The claim, what denies it, and what answers that, in order of time</source>
        <translation>Утверждение, что его опровергает и что на это отвечает, по порядку времени</translation>
    </message>
    <message>
        <source>The project is being read …</source>
        <translation>Проект читается…</translation>
    </message>
    <message>
        <source>The topmost of the selected statements takes the annotations of the others</source>
        <translation>Верхний из выбранных тезисов возьмёт аннотации остальных</translation>
    </message>
    <message>
        <source>Unanswered</source>
        <translation>Без ответа</translation>
    </message>
    <message>
        <source>What the ledger shows</source>
        <translation>Что показывает реестр</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Who said what</source>
        <translation>Кто что сказал</translation>
    </message>
    <message>
        <source>Word the statement, grade it, judge it</source>
        <translation>Сформулировать тезис, оценить, вынести суждение</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Слова</translation>
    </message>
    <message>
        <source>Words of a statement, a speaker</source>
        <translation>Слова, спикер</translation>
    </message>
    <message>
        <source>asserts</source>
        <translation>утверждает</translation>
    </message>
    <message>
        <source>denies</source>
        <translation>опровергает</translation>
    </message>
    <message>
        <source>queries</source>
        <translation>ставит под вопрос</translation>
    </message>
    <message>
        <source>rebuts</source>
        <translation>возражает</translation>
    </message>
    <message>
        <source>supports</source>
        <translation>подтверждает</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>&amp;Link</source>
        <translation>&amp;Связать</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Примечание</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Связь</translation>
    </message>
</context>
<context>
    <name>LinkList</name>
    <message>
        <source>Links of the annotation</source>
        <translation>Связи аннотации</translation>
    </message>
</context>
<context>
    <name>LinkPicker</name>
    <message>
        <source>&amp;Link</source>
        <translation>&amp;Связать</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Заметка</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>&amp;Тип</translation>
    </message>
    <message>
        <source>Annotations to link to</source>
        <translation>Аннотации, с которыми можно связать</translation>
    </message>
    <message>
        <source>Link to …</source>
        <translation>Связать с…</translation>
    </message>
    <message>
        <source>Search other words</source>
        <translation>Искать другие слова</translation>
    </message>
    <message>
        <source>in: {sentence}</source>
        <translation>в предложении: {sentence}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Something else is writing to the project. Change it when that has ended, or cancel it.</source>
        <translation>В проект сейчас пишет что-то ещё. Измените его, когда это закончится, или прервите это.</translation>
    </message>
    <message>
        <source>Something else is writing to the project. What you typed is saved when that has ended.</source>
        <translation>В проект сейчас пишет другая задача. Набранное будет сохранено, когда она закончится.</translation>
    </message>
    <message>
        <source>Something in the program broke ({name}). What was saved is safe; the log says more.</source>
        <translation>В программе что-то сломалось ({name}). Сохранённое в безопасности; подробности — в журнале работы.</translation>
    </message>
    <message>
        <source>What can be done…</source>
        <translation>Что можно сделать…</translation>
    </message>
    <message>
        <source>“{job}” is still running. Cancel it and close?</source>
        <translation>«{job}» ещё выполняется. Прервать и закрыть?</translation>
    </message>
</context>
<context>
    <name>ManyFactsDialog</name>
    <message>
        <source>Facts of several articles</source>
        <translation>Данные нескольких статей</translation>
    </message>
    <message numerus="yes">
        <source>What is ticked becomes the same in %n article(s).</source>
        <translation>
            <numerusform>Отмеченное станет одинаковым в %n статье.</numerusform>
            <numerusform>Отмеченное станет одинаковым в %n статьях.</numerusform>
            <numerusform>Отмеченное станет одинаковым в %n статьях.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Marking</name>
    <message>
        <source>No suggestion is left in this article.</source>
        <translation>В этой статье подсказок больше нет.</translation>
    </message>
    <message>
        <source>Select words first: S selects the sentence at the caret, ' the quotation around it.</source>
        <translation>Сначала выделите слова: S выделяет предложение у курсора, ' — цитату вокруг него.</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>From {files}:</source>
        <translation>Из {files}:</translation>
    </message>
    <message>
        <source>It is one step, which one undo takes back. The other projects are only read.</source>
        <translation>Это один шаг, и одна отмена возвращает всё назад. Другие проекты только читаются.</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Слить</translation>
    </message>
    <message>
        <source>Merge a project</source>
        <translation>Слить с проектом</translation>
    </message>
    <message>
        <source>There is nothing to merge: this project holds all of it.</source>
        <translation>Сливать нечего: в этом проекте всё это уже есть.</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Что различается</translation>
    </message>
</context>
<context>
    <name>Moving</name>
    <message>
        <source>Moves of the caret only move it.</source>
        <translation>Движения каретки только двигают её.</translation>
    </message>
    <message>
        <source>Moves of the caret select now.</source>
        <translation>Движения каретки теперь выделяют.</translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n знак</numerusform>
            <numerusform>%n знака</numerusform>
            <numerusform>%n знаков</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add the article</source>
        <translation>&amp;Добавить статью</translation>
    </message>
    <message>
        <source>How the article begins</source>
        <translation>Начало статьи</translation>
    </message>
    <message>
        <source>Paste as an article</source>
        <translation>Вставить как статью</translation>
    </message>
</context>
<context>
    <name>Pasting</name>
    <message>
        <source>An article with these very words is there already.</source>
        <translation>Статья с этими самыми словами уже есть.</translation>
    </message>
    <message>
        <source>Read what is pasted</source>
        <translation>Прочитать вставленное</translation>
    </message>
    <message>
        <source>The article is added; undo takes it out again.</source>
        <translation>Статья добавлена; отмена уберёт её.</translation>
    </message>
</context>
<context>
    <name>Patterns</name>
    <message>
        <source>dash and dot</source>
        <translation>штрихпунктирная</translation>
    </message>
    <message>
        <source>dashed</source>
        <translation>штриховая</translation>
    </message>
    <message>
        <source>dotted</source>
        <translation>пунктирная</translation>
    </message>
    <message>
        <source>double</source>
        <translation>двойная</translation>
    </message>
    <message>
        <source>solid</source>
        <translation>сплошная</translation>
    </message>
    <message>
        <source>wavy</source>
        <translation>волнистая</translation>
    </message>
</context>
<context>
    <name>Preparing</name>
    <message>
        <source>Count independent origins</source>
        <translation>Подсчёт независимых источников</translation>
    </message>
    <message>
        <source>Read claims, denials and links</source>
        <translation>Чтение утверждений, опровержений и связей</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>An import or export is running. Wait for it, or cancel it, then try again.</source>
        <translation>Идёт импорт или экспорт. Дождитесь конца или прервите его, затем повторите.</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Новый проект</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Открыть проект</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>Открыть другой…</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Проекты</translation>
    </message>
    <message>
        <source>The tag “{label}” and its annotations are deleted; undo brings them back.</source>
        <translation>Метка «{label}» и её аннотации удалены; отмена вернёт их.</translation>
    </message>
</context>
<context>
    <name>Queueing</name>
    <message>
        <source>No suggestion is left in this article.</source>
        <translation>В этой статье подсказок не осталось.</translation>
    </message>
    <message>
        <source>Suggestions come as they stand in the text.</source>
        <translation>Подсказки идут по порядку текста.</translation>
    </message>
    <message>
        <source>Suggestions whose decision teaches most come first.</source>
        <translation>Первыми идут подсказки, решение о которых учит больше всего.</translation>
    </message>
    <message>
        <source>The surest suggestions come first.</source>
        <translation>Первыми идут самые уверенные подсказки.</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>Article text</source>
        <translation>Текст статьи</translation>
    </message>
    <message>
        <source>linked</source>
        <translation>связана</translation>
    </message>
    <message>
        <source>suggestion</source>
        <translation>подсказка</translation>
    </message>
    <message>
        <source>{annotation} (suggested)</source>
        <translation>{annotation} (подсказка)</translation>
    </message>
    <message>
        <source>{annotation}, ends</source>
        <translation>{annotation}, конец</translation>
    </message>
    <message>
        <source>{annotation}, starts</source>
        <translation>{annotation}, начало</translation>
    </message>
</context>
<context>
    <name>ReaderPanel</name>
    <message>
        <source>A double click corrects title, publisher and date.</source>
        <translation>Двойной щелчок исправляет заголовок, издание и дату.</translation>
    </message>
    <message>
        <source>Publisher, date, file</source>
        <translation>Издание, дата, файл</translation>
    </message>
    <message>
        <source>date unknown</source>
        <translation>дата неизвестна</translation>
    </message>
    <message>
        <source>publisher unknown</source>
        <translation>издание неизвестно</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>The article is deleted; undo brings it back.</source>
        <translation>Статья удалена; отмена вернёт её.</translation>
    </message>
    <message>
        <source>{number} articles are deleted; undo brings them back.</source>
        <translation>Удалено статей: {number}; отмена вернёт их.</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>For example: {example}</source>
        <translation>Например: {example}</translation>
    </message>
    <message>
        <source>It was taken to go on with the words of “{words}”.</source>
        <translation>Принято за продолжение слов источника «{words}».</translation>
    </message>
    <message numerus="yes">
        <source>Learned from your %n decision(s).</source>
        <translation>
            <numerusform>Выучено на %n вашем решении.</numerusform>
            <numerusform>Выучено на %n ваших решениях.</numerusform>
            <numerusform>Выучено на %n ваших решениях.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of this rule was decided on here yet.</source>
        <translation>По этому правилу здесь ещё ничего не решено.</translation>
    </message>
    <message>
        <source>Of this rule, {accepted} of {decided} were accepted here ({share} %).</source>
        <translation>По этому правилу здесь принято {accepted} из {decided} ({share} %).</translation>
    </message>
    <message>
        <source>With this cue, {marked} of {met} were marked.</source>
        <translation>С этим маркером отмечено {marked} из {met}.</translation>
    </message>
    <message>
        <source>cue “{cue}”</source>
        <translation>маркер «{cue}»</translation>
    </message>
    <message>
        <source>source “{source}”</source>
        <translation>источник «{source}»</translation>
    </message>
    <message>
        <source>“{words}” was taken for the speaker named last.</source>
        <translation>«{words}» принято за названного последним спикера.</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message numerus="yes">
        <source>%n day(s) old</source>
        <translation>
            <numerusform>%n день назад</numerusform>
            <numerusform>%n дня назад</numerusform>
            <numerusform>%n дней назад</numerusform>
        </translation>
    </message>
    <message>
        <source>Automatic copies</source>
        <translation>Автоматические копии</translation>
    </message>
    <message>
        <source>Automatic copies, newest first:</source>
        <translation>Автоматические копии, сначала новые:</translation>
    </message>
    <message>
        <source>Open another project…</source>
        <translation>Открыть другой проект…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Restore this copy</source>
        <translation>Восстановить эту копию</translation>
    </message>
    <message>
        <source>Restoring puts the copy in the project's place and keeps the damaged file beside it. Saving what can be read makes a new project and lists what could not be saved. Nothing is deleted.</source>
        <translation>Восстановление ставит копию на место проекта, а повреждённый файл оставляет рядом. Сохранение читаемого создаёт новый проект и перечисляет, что сохранить не удалось. Ничего не удаляется.</translation>
    </message>
    <message>
        <source>Save what can be read…</source>
        <translation>Сохранить читаемое…</translation>
    </message>
    <message>
        <source>The project does not open</source>
        <translation>Проект не открывается</translation>
    </message>
    <message>
        <source>There is no automatic copy of this project.</source>
        <translation>Автоматической копии этого проекта нет.</translation>
    </message>
    <message>
        <source>change {number}</source>
        <translation>изменение {number}</translation>
    </message>
</context>
<context>
    <name>Regions</name>
    <message>
        <source>Advertisement</source>
        <translation>Реклама</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Подпись</translation>
    </message>
    <message>
        <source>Date line</source>
        <translation>Строка с датой</translation>
    </message>
    <message>
        <source>Part of the page</source>
        <translation>Часть страницы</translation>
    </message>
    <message>
        <source>Place and agency</source>
        <translation>Место и агентство</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>Самореклама</translation>
    </message>
    <message>
        <source>Related links</source>
        <translation>Ссылки по теме</translation>
    </message>
    <message>
        <source>Small print</source>
        <translation>Мелкий шрифт</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Заголовок</translation>
    </message>
    <message>
        <source>{kind}, not the article's own</source>
        <translation>{kind} — не сама статья</translation>
    </message>
</context>
<context>
    <name>Replacing</name>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Заменить</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Замена</translation>
    </message>
    <message>
        <source>The folder “{name}” has files in it already. Replace those that have the same names?</source>
        <translation>В папке «{name}» уже есть файлы. Заменить те, у которых такие же имена?</translation>
    </message>
    <message>
        <source>“{name}” is there already. Replace it?</source>
        <translation>«{name}» уже есть. Заменить?</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Строка</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Итог</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Записи</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Сохранить отчёт</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>Сохранить отчёт…</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Таблица</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Что случилось</translation>
    </message>
    <message>
        <source>What the import did</source>
        <translation>Что сделал импорт</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Что делать</translation>
    </message>
    <message>
        <source>Which records are shown</source>
        <translation>Какие записи показаны</translation>
    </message>
    <message>
        <source>all ({number})</source>
        <translation>все ({number})</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>не принято</translation>
    </message>
    <message>
        <source>note</source>
        <translation>замечание</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>исправлено</translation>
    </message>
    <message>
        <source>{file} could not be written: {reason}</source>
        <translation>{file} не удалось записать: {reason}</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message numerus="yes">
        <source>%n record(s) already here.</source>
        <translation>
            <numerusform>%n запись уже есть здесь.</numerusform>
            <numerusform>%n записи уже есть здесь.</numerusform>
            <numerusform>%n записей уже есть здесь.</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed or deleted there, and so here: {number}.</source>
        <translation>Изменено или удалено там, а значит, и здесь: {number}.</translation>
    </message>
    <message>
        <source>Checked in the files: {articles} article(s), {annotations} annotation(s), {links} link(s).</source>
        <translation>Проверено в файлах: статей {articles}, аннотаций {annotations}, связей {links}.</translation>
    </message>
    <message>
        <source>Checked: {articles} article(s), {annotations} annotation(s), {links} link(s); of the journal: {entries}.</source>
        <translation>Проверено: статей {articles}, аннотаций {annotations}, связей {links}, записей журнала {entries}.</translation>
    </message>
    <message>
        <source>Merged: {articles} article(s), {annotations} annotation(s), {links} link(s).</source>
        <translation>Слито: статей {articles}, аннотаций {annotations}, связей {links}.</translation>
    </message>
    <message>
        <source>New in the register: {labels} tag(s), {speakers} speaker(s), {statements} statement(s).</source>
        <translation>Новое в справочниках: меток {labels}, спикеров {speakers}, тезисов {statements}.</translation>
    </message>
    <message>
        <source>New: {articles} article(s), {annotations} annotation(s), {links} link(s).</source>
        <translation>Нового: статей {articles}, аннотаций {annotations}, связей {links}.</translation>
    </message>
    <message>
        <source>{number} cannot be taken.</source>
        <translation>Не может быть взято: {number}.</translation>
    </message>
    <message>
        <source>{number} changed in both.</source>
        <translation>Изменено в обоих: {number}.</translation>
    </message>
</context>
<context>
    <name>RowsView</name>
    <message>
        <source>Places in the articles</source>
        <translation>Места в статьях</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>A cue and a colon</source>
        <translation>Маркер речи и двоеточие</translation>
    </message>
    <message>
        <source>A cue and its joining word, in another language than English</source>
        <translation>Маркер речи с союзом, не на английском языке</translation>
    </message>
    <message>
        <source>A date and its label above the first sentence</source>
        <translation>Дата с пояснением над первым предложением</translation>
    </message>
    <message>
        <source>A date in front of the first words</source>
        <translation>Дата перед первыми словами</translation>
    </message>
    <message>
        <source>A headline below a heading of links</source>
        <translation>Заголовок под рубрикой ссылок</translation>
    </message>
    <message>
        <source>A headline between two lines that are not the article's</source>
        <translation>Заголовок между двумя строками, не принадлежащими статье</translation>
    </message>
    <message>
        <source>A headline in capitals between two sentences</source>
        <translation>Заголовок прописными между двумя предложениями</translation>
    </message>
    <message>
        <source>A headline over a button that leads to more</source>
        <translation>Заголовок над кнопкой «читать дальше»</translation>
    </message>
    <message>
        <source>A headline with the speaker before or after a colon</source>
        <translation>Заголовок, где спикер стоит до или после двоеточия</translation>
    </message>
    <message>
        <source>A list whose breaks are lost, a code, or a line that stands three times</source>
        <translation>Список без разрывов, код или строка, которая стоит трижды</translation>
    </message>
    <message>
        <source>A noun of saying or thinking, its owner, and that</source>
        <translation>Существительное речи или мысли, чьё оно, и «что»</translation>
    </message>
    <message>
        <source>A paragraph about who wrote the article</source>
        <translation>Абзац о том, кто написал статью</translation>
    </message>
    <message>
        <source>A participle that goes on with the same speaker</source>
        <translation>Причастный оборот, продолжающий слова того же спикера</translation>
    </message>
    <message>
        <source>A place and an agency before the first sentence</source>
        <translation>Место и агентство перед первым предложением</translation>
    </message>
    <message>
        <source>A quotation after a colon</source>
        <translation>Цитата после двоеточия</translation>
    </message>
    <message>
        <source>A quotation followed by a speaker and a verb that is in no list</source>
        <translation>Цитата, за которой стоят спикер и глагол, которого нет в списках</translation>
    </message>
    <message>
        <source>A quotation next to a cue, in another language than English</source>
        <translation>Цитата рядом с маркером речи, не на английском языке</translation>
    </message>
    <message>
        <source>A quotation that its cue interrupts, or that goes on in the next sentence</source>
        <translation>Цитата, разорванная маркером речи или продолженная в следующем предложении</translation>
    </message>
    <message>
        <source>A quotation with no speaker of its own: it goes on with the last one</source>
        <translation>Цитата без своего спикера: продолжает слова предыдущего</translation>
    </message>
    <message>
        <source>A second verb of the same speaker</source>
        <translation>Второй глагол того же спикера</translation>
    </message>
    <message>
        <source>A short line over a photographer's name or below a video</source>
        <translation>Короткая строка над именем фотографа или под видео</translation>
    </message>
    <message>
        <source>A turn of a transcript</source>
        <translation>Реплика стенограммы</translation>
    </message>
    <message>
        <source>A verb of judging or naming, and what it is about</source>
        <translation>Глагол оценки или называния и то, о чём речь</translation>
    </message>
    <message>
        <source>A verb of promising, refusing or wanting, and to</source>
        <translation>Глагол обещания, отказа или желания с инфинитивом</translation>
    </message>
    <message>
        <source>A verb of saying or asking, and whether, how, what or why</source>
        <translation>Глагол речи или вопроса и косвенный вопрос: ли, как, что, почему</translation>
    </message>
    <message>
        <source>A verb of saying or thinking, and a clause without that</source>
        <translation>Глагол речи или мысли и придаточное без союза</translation>
    </message>
    <message>
        <source>A verb of saying or thinking, and that</source>
        <translation>Глагол речи или мысли и союз that</translation>
    </message>
    <message>
        <source>A verb with its particle, and what it is about</source>
        <translation>Глагол с частицей и то, о чём речь</translation>
    </message>
    <message>
        <source>A verb with the hearer before the content</source>
        <translation>Глагол, за которым слушатель стоит перед содержанием</translation>
    </message>
    <message>
        <source>A word of denial and what is denied</source>
        <translation>Слово отрицания и то, что отрицается</translation>
    </message>
    <message>
        <source>According to</source>
        <translation>«По словам», according to</translation>
    </message>
    <message>
        <source>By its length, its place and the lines around it, such a line is hardly ever the article's</source>
        <translation>По длине, месту и соседним строкам такая строка почти никогда не относится к статье</translation>
    </message>
    <message>
        <source>Headlines in a row between two sentences of the article</source>
        <translation>Заголовки подряд между двумя предложениями статьи</translation>
    </message>
    <message>
        <source>It follows the small print, the tags or the writer's box</source>
        <translation>Стоит после мелкого шрифта, меток или справки об авторе</translation>
    </message>
    <message>
        <source>It goes on with the small print above it</source>
        <translation>Продолжает мелкий шрифт, стоящий выше</translation>
    </message>
    <message>
        <source>It leads to the headline below it</source>
        <translation>Ведёт к заголовку под ней</translation>
    </message>
    <message>
        <source>It lies above or below the article, among lines of the page</source>
        <translation>Стоит над статьёй или под ней, среди строк страницы</translation>
    </message>
    <message>
        <source>It names the writer or the date between the title and the first sentence</source>
        <translation>Называет автора или дату между заголовком и первым предложением</translation>
    </message>
    <message>
        <source>It speaks to the reader about the site, its accounts or its letters</source>
        <translation>Обращается к читателю по поводу сайта, его учётных записей или рассылок</translation>
    </message>
    <message>
        <source>It speaks to the reader, between lines that are not the article's</source>
        <translation>Обращается к читателю между строками, не принадлежащими статье</translation>
    </message>
    <message>
        <source>It stands above the title</source>
        <translation>Стоит над заголовком</translation>
    </message>
    <message>
        <source>It stands behind the article's last sentence, and is none</source>
        <translation>Стоит после последнего предложения статьи и не является предложением</translation>
    </message>
    <message>
        <source>It stands between the title and the first sentence, and is none</source>
        <translation>Стоит между заголовком и первым предложением и не является предложением</translation>
    </message>
    <message>
        <source>Its words are in the list of buttons, menus and labels</source>
        <translation>Её слова есть в списке кнопок, меню и надписей</translation>
    </message>
    <message>
        <source>Its words are in the list of headings above links</source>
        <translation>Её слова есть в списке рубрик над ссылками</translation>
    </message>
    <message>
        <source>Its words are in the list of small print</source>
        <translation>Её слова есть в списке мелкого шрифта</translation>
    </message>
    <message>
        <source>Its words are in the list of what names a picture's origin</source>
        <translation>Её слова есть в списке указаний на источник снимка</translation>
    </message>
    <message>
        <source>Its words are in the list of what sites ask of their readers</source>
        <translation>Её слова есть в списке того, о чём сайты просят читателей</translation>
    </message>
    <message>
        <source>Its words are in the list of what stands over advertisements</source>
        <translation>Её слова есть в списке надписей над рекламой</translation>
    </message>
    <message>
        <source>Its words are in the list of words that stand before dates</source>
        <translation>Её слова есть в списке слов, стоящих перед датами</translation>
    </message>
    <message>
        <source>Learned from the articles that you have finished</source>
        <translation>Выучено на статьях, которые вы закончили</translation>
    </message>
    <message>
        <source>Nearly the same words as in something marked before</source>
        <translation>Почти те же слова, что в отмеченном раньше</translation>
    </message>
    <message>
        <source>Readers' comments, with their names, times and buttons</source>
        <translation>Комментарии читателей с именами, временем и кнопками</translation>
    </message>
    <message>
        <source>The line above the article that reads like its headline</source>
        <translation>Строка над статьёй, похожая на её заголовок</translation>
    </message>
    <message>
        <source>The opposite of what was claimed is asserted instead</source>
        <translation>Вместо возражения утверждается обратное сказанному</translation>
    </message>
    <message>
        <source>The same line stands twice, and is no sentence</source>
        <translation>Та же строка стоит дважды и не является предложением</translation>
    </message>
    <message>
        <source>The same words as in something marked before</source>
        <translation>Те же слова, что в отмеченном раньше</translation>
    </message>
    <message>
        <source>The speaker stands after the verb</source>
        <translation>Спикер стоит после глагола</translation>
    </message>
    <message>
        <source>The title comes again</source>
        <translation>Повторение заголовка</translation>
    </message>
    <message>
        <source>What is said comes first, then who says it</source>
        <translation>Сначала сказанное, затем — кто это сказал</translation>
    </message>
    <message>
        <source>What is said, with the cue in its middle</source>
        <translation>Сказанное с маркером речи посередине</translation>
    </message>
    <message>
        <source>Words in quotation marks after the cue</source>
        <translation>Слова в кавычках после маркера речи</translation>
    </message>
    <message>
        <source>Words in quotation marks, then who said them</source>
        <translation>Слова в кавычках, затем — кто их сказал</translation>
    </message>
</context>
<context>
    <name>Safekeeping</name>
    <message numerus="yes">
        <source>%n thing(s) could not be saved:</source>
        <translation>
            <numerusform>Не удалось сохранить %n вещь:</numerusform>
            <numerusform>Не удалось сохранить %n вещи:</numerusform>
            <numerusform>Не удалось сохранить %n вещей:</numerusform>
        </translation>
    </message>
    <message>
        <source>Automatic copy</source>
        <translation>Автоматическая копия</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Прервано. Ничего не изменено.</translation>
    </message>
    <message>
        <source>Nothing was lost.</source>
        <translation>Ничего не потеряно.</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Проекты</translation>
    </message>
    <message>
        <source>Restore a copy</source>
        <translation>Восстановить копию</translation>
    </message>
    <message numerus="yes">
        <source>Restored from the journal: %n thing(s) that could not be read.</source>
        <translation>
            <numerusform>Восстановлена из журнала %n вещь, которую не удалось прочитать.</numerusform>
            <numerusform>Восстановлены из журнала %n вещи, которые не удалось прочитать.</numerusform>
            <numerusform>Восстановлено из журнала %n вещей, которые не удалось прочитать.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save what can be read</source>
        <translation>Сохранить читаемое</translation>
    </message>
    <message>
        <source>Save what can be read as</source>
        <translation>Сохранить читаемое как</translation>
    </message>
    <message>
        <source>Saved into {file}: {articles} article(s), {annotations} annotation(s).</source>
        <translation>Сохранено в {file}: статей — {articles}, аннотаций — {annotations}.</translation>
    </message>
    <message>
        <source>The copy is in its place. The damaged project is kept as {file}.</source>
        <translation>Копия на месте. Повреждённый проект сохранён как {file}.</translation>
    </message>
    <message>
        <source>There is no automatic copy of this start. {reason}</source>
        <translation>Автоматической копии этого запуска нет. {reason}</translation>
    </message>
    <message>
        <source>What could be saved</source>
        <translation>Что удалось сохранить</translation>
    </message>
    <message>
        <source>{name} rescued</source>
        <translation>{name} — спасённое</translation>
    </message>
</context>
<context>
    <name>SearchView</name>
    <message>
        <source>Annotate all hits</source>
        <translation>Разметить все совпадения</translation>
    </message>
    <message>
        <source>Case and accents make no difference. Every word must be in the article.</source>
        <translation>Регистр и диакритические знаки не важны. В статье должно быть каждое слово.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>с</translation>
    </message>
    <message>
        <source>Has a</source>
        <translation>Есть метка</translation>
    </message>
    <message>
        <source>Here will be every place where the words stand, with what is around them. Type them above; {edit.search} comes back here from anywhere.</source>
        <translation>Здесь будет каждое место, где стоят эти слова, с тем, что вокруг. Наберите их выше; {edit.search} возвращает сюда откуда угодно.</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Совпадения</translation>
    </message>
    <message>
        <source>No article holds all of these words. Fewer words, begin*, or fewer filters may find it.</source>
        <translation>Ни в одной статье нет всех этих слов. Может помочь меньше слов, начало* или меньше условий.</translation>
    </message>
    <message>
        <source>Number of hits</source>
        <translation>Число совпадений</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Издание</translation>
    </message>
    <message>
        <source>Search all articles</source>
        <translation>Поиск по всем статьям</translation>
    </message>
    <message>
        <source>Search of the project</source>
        <translation>Поиск по проекту</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Спикер</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>To</source>
        <translation>до</translation>
    </message>
    <message>
        <source>any publisher</source>
        <translation>издание</translation>
    </message>
    <message>
        <source>any speaker</source>
        <translation>спикер</translation>
    </message>
    <message>
        <source>any status</source>
        <translation>состояние</translation>
    </message>
    <message>
        <source>nowhere in these articles</source>
        <translation>в этих статьях не найдено</translation>
    </message>
    <message>
        <source>searching …</source>
        <translation>идёт поиск…</translation>
    </message>
    <message>
        <source>the first {hits} hit(s), in {articles} article(s); scroll for more</source>
        <translation>первые совпадения: {hits}, статей: {articles}; прокрутите, чтобы увидеть больше</translation>
    </message>
    <message>
        <source>with any tag</source>
        <translation>метка</translation>
    </message>
    <message>
        <source>words, “a phrase”, begin*</source>
        <translation>слова, «фраза», нач*</translation>
    </message>
    <message>
        <source>{hits} hit(s) in {articles} article(s)</source>
        <translation>Совпадений: {hits}, статей: {articles}</translation>
    </message>
</context>
<context>
    <name>Searching</name>
    <message numerus="yes">
        <source>%n hit(s) annotated; undo takes everything back.</source>
        <translation>
            <numerusform>Размечено %n совпадение; отмена уберёт всё.</numerusform>
            <numerusform>Размечены %n совпадения; отмена уберёт всё.</numerusform>
            <numerusform>Размечено %n совпадений; отмена уберёт всё.</numerusform>
        </translation>
    </message>
    <message>
        <source>Annotate all hits</source>
        <translation>Разметить все совпадения</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Прервано. Ничего не изменено.</translation>
    </message>
    <message>
        <source>Find all hits</source>
        <translation>Найти все совпадения</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>This article is no longer there. Search again.</source>
        <translation>Этой статьи больше нет. Повторите поиск.</translation>
    </message>
    <message>
        <source>{number} are no longer there.</source>
        <translation>Больше нет: {number}.</translation>
    </message>
    <message>
        <source>{number} had the tag already.</source>
        <translation>Метка уже была: {number}.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Annotations need your name.</source>
        <translation>Аннотациям нужно ваше имя.</translation>
    </message>
    <message>
        <source>Characters to a line</source>
        <translation>Знаков в строке</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Параметры</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>Font of the article</source>
        <translation>Шрифт статьи</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Клавиша</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>Language, from the next start on</source>
        <translation>Язык, со следующего запуска</translation>
    </message>
    <message>
        <source>Line height</source>
        <translation>Высота строки</translation>
    </message>
    <message>
        <source>Set of keys</source>
        <translation>Набор клавиш</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Size, in points</source>
        <translation>Размер, в пунктах</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Подсказки</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Your name, as annotations carry it</source>
        <translation>Ваше имя, как в аннотациях</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>как в системе</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>тёмная</translation>
    </message>
    <message>
        <source>for Vim users</source>
        <translation>для привыкших к Vim</translation>
    </message>
    <message>
        <source>for the left hand alone</source>
        <translation>для одной левой руки</translation>
    </message>
    <message>
        <source>for the right hand alone</source>
        <translation>для одной правой руки</translation>
    </message>
    <message>
        <source>high contrast</source>
        <translation>контрастная</translation>
    </message>
    <message>
        <source>light</source>
        <translation>светлая</translation>
    </message>
    <message>
        <source>my own</source>
        <translation>свой</translation>
    </message>
    <message>
        <source>the program's choice</source>
        <translation>по выбору программы</translation>
    </message>
    <message>
        <source>the program's own</source>
        <translation>собственный набор программы</translation>
    </message>
</context>
<context>
    <name>SpeakerChoice</name>
    <message>
        <source>Every speaker</source>
        <translation>Все спикеры</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Спикер</translation>
    </message>
</context>
<context>
    <name>SpeakerDialog</name>
    <message>
        <source>Affiliation</source>
        <translation>Принадлежность</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>One a line</source>
        <translation>По одному в строке</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>Другие имена</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Надёжность</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Спикер</translation>
    </message>
    <message>
        <source>cannot be judged</source>
        <translation>нельзя оценить</translation>
    </message>
    <message>
        <source>completely reliable</source>
        <translation>совершенно надёжен</translation>
    </message>
    <message>
        <source>fairly reliable</source>
        <translation>довольно надёжен</translation>
    </message>
    <message>
        <source>not usually reliable</source>
        <translation>обычно ненадёжен</translation>
    </message>
    <message>
        <source>unreliable</source>
        <translation>ненадёжен</translation>
    </message>
    <message>
        <source>usually reliable</source>
        <translation>обычно надёжен</translation>
    </message>
</context>
<context>
    <name>SpeakersView</name>
    <message>
        <source>Add a speaker to the register</source>
        <translation>Добавить спикера</translation>
    </message>
    <message>
        <source>Affiliation</source>
        <translation>Принадлежность</translation>
    </message>
    <message>
        <source>Aliases</source>
        <translation>Другие имена</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Filter the speakers</source>
        <translation>Отбор спикеров</translation>
    </message>
    <message>
        <source>Here will be everybody who is reported to have said something. Select an annotation and press {annotation.speaker} to say who speaks.</source>
        <translation>Здесь будут все, о ком сообщается, что они что-то сказали. Выберите аннотацию и вызовите {annotation.speaker}, чтобы указать, кто говорит.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Make one</source>
        <translation>Объединить</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Name, role, affiliation</source>
        <translation>Имя, роль, принадлежность</translation>
    </message>
    <message>
        <source>Names, role, reliability and note (F2)</source>
        <translation>Имена, роль, надёжность и примечание (F2)</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Новый…</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Надёжность</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Сказано</translation>
    </message>
    <message>
        <source>Several speakers have the name: {names}</source>
        <translation>Это имя носят несколько спикеров: {names}</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Спикеры</translation>
    </message>
    <message>
        <source>Speaker…</source>
        <translation>Спикер…</translation>
    </message>
    <message>
        <source>The first keeps its name; the others' names become aliases. Undo parts them.</source>
        <translation>Первый сохраняет имя; имена остальных станут другими его именами. Отмена разделит их.</translation>
    </message>
    <message>
        <source>The project is being read …</source>
        <translation>Проект читается…</translation>
    </message>
    <message>
        <source>What was said stays, by nobody; undo brings the speaker back (Del)</source>
        <translation>Сказанное останется без спикера; отмена вернёт его (Del)</translation>
    </message>
</context>
<context>
    <name>StatementDialog</name>
    <message>
        <source>Credibility</source>
        <translation>Достоверность</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Тезис</translation>
    </message>
    <message>
        <source>Wording</source>
        <translation>Формулировка</translation>
    </message>
    <message>
        <source>Your judgement</source>
        <translation>Ваше суждение</translation>
    </message>
    <message>
        <source>cannot be judged</source>
        <translation>нельзя оценить</translation>
    </message>
    <message>
        <source>confirmed by other sources</source>
        <translation>подтверждено другими источниками</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>сомнительно</translation>
    </message>
    <message>
        <source>improbable</source>
        <translation>маловероятно</translation>
    </message>
    <message>
        <source>possibly true</source>
        <translation>возможно верно</translation>
    </message>
    <message>
        <source>probably true</source>
        <translation>вероятно верно</translation>
    </message>
</context>
<context>
    <name>StatementPicker</name>
    <message numerus="yes">
        <source>%n annotation(s)</source>
        <translation>
            <numerusform>%n аннотация</numerusform>
            <numerusform>%n аннотации</numerusform>
            <numerusform>%n аннотаций</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Put in</source>
        <translation>&amp;Отнести</translation>
    </message>
    <message>
        <source>New statement: {words}</source>
        <translation>Новый тезис: {words}</translation>
    </message>
    <message>
        <source>Put into a statement</source>
        <translation>Отнести к тезису</translation>
    </message>
    <message>
        <source>Search statements, or word a new one</source>
        <translation>Найти тезис или сформулировать новый</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Тезисы</translation>
    </message>
</context>
<context>
    <name>StatisticsView</name>
    <message numerus="yes">
        <source>%n row(s) on the clipboard, as CSV.</source>
        <translation>
            <numerusform>В буфере обмена %n строка, в виде CSV.</numerusform>
            <numerusform>В буфере обмена %n строки, в виде CSV.</numerusform>
            <numerusform>В буфере обмена %n строк, в виде CSV.</numerusform>
        </translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Аннотации</translation>
    </message>
    <message>
        <source>Annotations that are</source>
        <translation>Аннотации, состояние</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Аннотатор</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Статьи</translation>
    </message>
    <message>
        <source>Articles that are</source>
        <translation>Статьи, состояние</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Скопировать как CSV</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Посчитать снова</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Всё</translation>
    </message>
    <message>
        <source>Here will be the counts of the project. There is no article yet: {project.import}.</source>
        <translation>Здесь будут подсчёты по проекту. Статей пока нет: {project.import}.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Проект</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Издание</translation>
    </message>
    <message>
        <source>Something changed since; “Count again” is up to date.</source>
        <translation>С тех пор что-то изменилось; «Посчитать снова» даст новое.</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Спикер</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Статистика</translation>
    </message>
    <message>
        <source>Stopped. “Count again” begins anew.</source>
        <translation>Остановлено. «Посчитать снова» начинает сначала.</translation>
    </message>
    <message>
        <source>The project is being counted …</source>
        <translation>Идёт подсчёт…</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>Что считается</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>принято</translation>
    </message>
    <message>
        <source>all</source>
        <translation>всё</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>отклонено</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>предложено</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%n annotation(s)</source>
        <translation>
            <numerusform>%n аннотация</numerusform>
            <numerusform>%n аннотации</numerusform>
            <numerusform>%n аннотаций</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) left</source>
        <translation>
            <numerusform>осталась %n подсказка</numerusform>
            <numerusform>осталось %n подсказки</numerusform>
            <numerusform>осталось %n подсказок</numerusform>
        </translation>
    </message>
    <message>
        <source>All changes are saved</source>
        <translation>Все изменения сохранены</translation>
    </message>
    <message>
        <source>At the caret</source>
        <translation>У курсора</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Прервать</translation>
    </message>
    <message>
        <source>Cancel: {job}</source>
        <translation>Прервать: {job}</translation>
    </message>
    <message>
        <source>Ln {number}</source>
        <translation>Строка {number}</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Проект не открыт</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Только чтение</translation>
    </message>
    <message>
        <source>Saved {time}: {what}</source>
        <translation>Сохранено {time}: {what}</translation>
    </message>
    <message>
        <source>What was saved last</source>
        <translation>Что сохранено последним</translation>
    </message>
</context>
<context>
    <name>Suggesting</name>
    <message numerus="yes">
        <source>%n older suggestion(s) withdrawn.</source>
        <translation>
            <numerusform>Отозвана %n прежняя подсказка.</numerusform>
            <numerusform>Отозваны %n прежние подсказки.</numerusform>
            <numerusform>Отозвано %n прежних подсказок.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Прервано. Ничего не изменено.</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Показать отчёт</translation>
    </message>
    <message>
        <source>Some engines fell short.</source>
        <translation>Некоторые модули сработали не полностью.</translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation>Подсказки</translation>
    </message>
    <message>
        <source>There is nothing to suggest that was not decided on already.</source>
        <translation>Предложить нечего: обо всём уже принято решение.</translation>
    </message>
    <message>
        <source>What the engines said</source>
        <translation>Что сообщили модули</translation>
    </message>
    <message>
        <source>{number} suggestion(s) in {articles} article(s). A accepts, X rejects, N is the next article.</source>
        <translation>Подсказок: {number}, статей: {articles}. A — принять, X — отклонить, N — следующая статья.</translation>
    </message>
    <message>
        <source>{number} suggestion(s). A accepts, X rejects, and goes to the next.</source>
        <translation>Подсказок: {number}. A — принять, X — отклонить и перейти к следующей.</translation>
    </message>
</context>
<context>
    <name>SuggestionChoices</name>
    <message>
        <source>After a decision comes</source>
        <translation>После решения идёт</translation>
    </message>
    <message>
        <source>Learn from what was accepted and rejected in the project</source>
        <translation>Учиться на том, что в проекте принято и отклонено</translation>
    </message>
    <message>
        <source>Only where cross-validation on the project says that it helps.</source>
        <translation>Только там, где перекрёстная проверка на проекте показывает пользу.</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Правила</translation>
    </message>
    <message>
        <source>Rules that grey what is not the article's own</source>
        <translation>Правила, выделяющие серым то, что не сама статья</translation>
    </message>
    <message>
        <source>Rules that make suggestions</source>
        <translation>Правила, которые дают подсказки</translation>
    </message>
    <message>
        <source>Which suggestion comes next</source>
        <translation>Какая подсказка следующая</translation>
    </message>
    <message>
        <source>the next in the text</source>
        <translation>следующая в тексте</translation>
    </message>
    <message>
        <source>the one whose decision teaches most</source>
        <translation>та, решение о которой учит больше всего</translation>
    </message>
    <message>
        <source>the surest</source>
        <translation>самая уверенная</translation>
    </message>
</context>
<context>
    <name>TagPanel</name>
    <message>
        <source>Delete, with its annotations</source>
        <translation>Удалить вместе с аннотациями</translation>
    </message>
    <message>
        <source>Edit “{label}”…</source>
        <translation>Изменить «{label}»…</translation>
    </message>
    <message>
        <source>New tag…</source>
        <translation>Новая метка…</translation>
    </message>
    <message>
        <source>TAGS</source>
        <translation>МЕТКИ</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
</context>
<context>
    <name>TagSet</name>
    <message>
        <source>A source rejects what somebody has asserted.

With a word of denial, mark from that word to the end of what is denied: "denying Armenia's claims that it plans ...". Without one, mark the negated counter-assertion itself: "had no plans to wind down its activities there". What is denied is often only pointed at ("these theses", "his remarks"): link the denial to the claim, so that the link says it.</source>
        <translation>Источник отвергает то, что кто-то утверждал.

Если есть слово отрицания, размечайте от него до конца отрицаемого: «denying Armenia's claims that it plans ...». Если такого слова нет, размечайте само отрицающее встречное утверждение: «had no plans to wind down its activities there». На отрицаемое часто только указывают («эти тезисы», «его слова»): свяжите опровержение с утверждением, и связь скажет, о чём оно.</translation>
    </message>
    <message>
        <source>Answers with a statement that cannot be true together with the other, without denying it in words.</source>
        <translation>Отвечает тем, что не может быть верно вместе с другим, не отрицая его прямо.</translation>
    </message>
    <message>
        <source>Both assert the same, by whomever and in whatever words.</source>
        <translation>Оба утверждают одно и то же, кем бы и какими словами это ни было сказано.</translation>
    </message>
    <message>
        <source>Both report the very same act of speech, perhaps in another translation or shortened.</source>
        <translation>Оба передают один и тот же акт речи, может быть, в другом переводе или короче.</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Уверенность</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Утверждение</translation>
    </message>
    <message>
        <source>Denial</source>
        <translation>Опровержение</translation>
    </message>
    <message>
        <source>Denial type</source>
        <translation>Вид опровержения</translation>
    </message>
    <message>
        <source>Direct: the words stand in quotation marks, or in a block set off as speech. Indirect: the writer reports them in other words. Mixed: reported, with some words in quotation marks.</source>
        <translation>Прямая: слова стоят в кавычках или выделены отдельным блоком речи. Косвенная: автор передаёт их другими словами. Смешанная: передано, но часть слов в кавычках.</translation>
    </message>
    <message>
        <source>Explicit: a word of denial stands in the text (denied, rejected, dismissed as, called untrue). Implicit: the opposite of what was claimed is asserted instead.</source>
        <translation>Явное: в тексте есть слово отрицания (отрицал, отверг, назвал неправдой). Неявное: вместо этого утверждается обратное сказанному.</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Функция</translation>
    </message>
    <message>
        <source>Gives a reason or evidence for the other.</source>
        <translation>Приводит довод или подтверждение другого.</translation>
    </message>
    <message>
        <source>How sure the speaker presents the content to be. Not how sure you are of it.</source>
        <translation>Насколько уверенно спикер подаёт сказанное. Не то, насколько уверены вы.</translation>
    </message>
    <message>
        <source>Its content is a part of what the other says.</source>
        <translation>Его содержание — часть того, что говорит другое.</translation>
    </message>
    <message>
        <source>Puts the other in doubt or asks for its proof, without asserting the opposite.</source>
        <translation>Ставит другое под сомнение или просит доказательств, не утверждая обратного.</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Цитата</translation>
    </message>
    <message>
        <source>Quote type</source>
        <translation>Вид цитаты</translation>
    </message>
    <message>
        <source>Something that a named, described or unnamed source is reported to assert.

Mark the content, with an opening "that" or "to", without the full stop of the sentence and without a comma before the cue. The cue is the whole verb group with auxiliaries, adverbs and "not", or "according to", or the colon of a headline. The source takes its title and an apposition that says who it is. Leave out what the writer adds on the side: mark only what is clearly attributed. "It is said" has no source in "it".

A negative statement is a claim unless somebody had asserted the opposite: then it is a denial.</source>
        <translation>То, что, по сообщению, утверждает названный, описанный или неназванный источник.

Размечайте содержание, вместе с начальным «что» («that», «to»), без точки в конце предложения и без запятой перед маркером речи. Маркер речи — вся глагольная группа со вспомогательными глаголами, наречиями и «не», или «по словам», или двоеточие заголовка. Источник берётся вместе с должностью и приложением, которое говорит, кто это. Не включайте того, что автор добавляет от себя: размечайте лишь то, что ясно приписано источнику. В безличном «it is said» источника нет.

Отрицательное высказывание — утверждение, если никто не утверждал обратного; иначе это опровержение.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>О ком или о чём</translation>
    </message>
    <message>
        <source>The date that those words mean, as far as it is known: 2023, 2023-09, 2023-09-25.</source>
        <translation>Дата, которую означают эти слова, насколько она известна: 2023, 2023-09, 2023-09-25.</translation>
    </message>
    <message>
        <source>The denial is about this statement.</source>
        <translation>Опровержение относится к этому высказыванию.</translation>
    </message>
    <message>
        <source>The same speaker goes on in the same utterance, after words that belong to neither.</source>
        <translation>Тот же спикер продолжает то же высказывание после слов, не принадлежащих ни тому, ни другому.</translation>
    </message>
    <message>
        <source>Time, as written</source>
        <translation>Время в тексте</translation>
    </message>
    <message>
        <source>Time, resolved</source>
        <translation>Время точно</translation>
    </message>
    <message>
        <source>Venue</source>
        <translation>Место</translation>
    </message>
    <message>
        <source>Verbatim</source>
        <translation>Дословно</translation>
    </message>
    <message>
        <source>What the speaker does with the words: states something as true, blames somebody, answers a statement with another, admits something, promises, demands, or judges.</source>
        <translation>Что спикер делает этими словами: утверждает как истину, обвиняет, отвечает на чужие слова своими, признаёт, обещает, требует или оценивает.</translation>
    </message>
    <message>
        <source>When it was said, in the words of the article: on Tuesday, last week.</source>
        <translation>Когда это сказано, словами статьи: во вторник, на прошлой неделе.</translation>
    </message>
    <message>
        <source>Where or to whom it was said: a briefing, an interview with a named paper, a post.</source>
        <translation>Где или кому это сказано: на брифинге, в интервью такой-то газете, в сообщении в сети.</translation>
    </message>
    <message>
        <source>Whether the words in quotation marks are the speaker's own, as far as another source shows. Altered: close to the original, yet with words changed, left out or added.</source>
        <translation>Собственные ли это слова спикера в кавычках, насколько показывает другой источник. Изменено: близко к подлиннику, но слова изменены, пропущены или добавлены.</translation>
    </message>
    <message>
        <source>Whom or what it is about or aimed at, where that is not plain from the words.</source>
        <translation>О ком или о чём это или против кого направлено, если это не ясно из слов.</translation>
    </message>
    <message>
        <source>Words given as the source's own.

Mark them with their quotation marks and the punctuation inside these. A quote broken by its cue ("...," he said. "...") is one annotation of two fragments: add the second with +. A quote may be a claim or a denial as well: mark both. Names, titles of works and words that the writer merely holds at a distance are no quotes.</source>
        <translation>Слова, приведённые как собственные слова источника.

Размечайте их вместе с кавычками и знаками препинания внутри них. Цитата, разорванная маркером речи («…, — сказал он. — …»), — одна аннотация из двух фрагментов: добавьте второй клавишей +. Цитата может быть и утверждением или опровержением: размечайте и то и другое. Имена, названия произведений и слова, от которых автор лишь отстраняется кавычками, — не цитаты.</translation>
    </message>
    <message>
        <source>accusation</source>
        <translation>обвинение</translation>
    </message>
    <message>
        <source>altered</source>
        <translation>изменено</translation>
    </message>
    <message>
        <source>certain</source>
        <translation>уверенно</translation>
    </message>
    <message>
        <source>claim</source>
        <translation>утверждение</translation>
    </message>
    <message>
        <source>commitment</source>
        <translation>обещание</translation>
    </message>
    <message>
        <source>concession</source>
        <translation>уступка</translation>
    </message>
    <message>
        <source>continues</source>
        <translation>продолжает</translation>
    </message>
    <message>
        <source>counterclaim</source>
        <translation>встречное утверждение</translation>
    </message>
    <message>
        <source>denies</source>
        <translation>опровергает</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>прямая</translation>
    </message>
    <message>
        <source>directive</source>
        <translation>побуждение</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>оценка</translation>
    </message>
    <message>
        <source>explicit</source>
        <translation>явное</translation>
    </message>
    <message>
        <source>implicit</source>
        <translation>неявное</translation>
    </message>
    <message>
        <source>indirect</source>
        <translation>косвенная</translation>
    </message>
    <message>
        <source>is part of</source>
        <translation>является частью</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>смешанная</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>возможно</translation>
    </message>
    <message>
        <source>probable</source>
        <translation>вероятно</translation>
    </message>
    <message>
        <source>queries</source>
        <translation>ставит под вопрос</translation>
    </message>
    <message>
        <source>rebuts</source>
        <translation>возражает на</translation>
    </message>
    <message>
        <source>same claim as</source>
        <translation>то же утверждение, что</translation>
    </message>
    <message>
        <source>same utterance as</source>
        <translation>то же высказывание, что</translation>
    </message>
    <message>
        <source>supports</source>
        <translation>подтверждает</translation>
    </message>
    <message>
        <source>uncertain</source>
        <translation>неуверенно</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
</context>
<context>
    <name>TargetDelegate</name>
    <message>
        <source>itself: {name}</source>
        <translation>само: {name}</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>anonymous</source>
        <translation>неназванный</translation>
    </message>
    <message>
        <source>claim</source>
        <translation>утверждение</translation>
    </message>
    <message>
        <source>denial</source>
        <translation>опровержение</translation>
    </message>
    <message>
        <source>organisation</source>
        <translation>организация</translation>
    </message>
    <message>
        <source>person</source>
        <translation>лицо</translation>
    </message>
    <message>
        <source>quote</source>
        <translation>цитата</translation>
    </message>
    <message>
        <source>state</source>
        <translation>государство</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>As it is printed. What is saved looks like what is shown.</source>
        <translation>Как при печати. Сохраняется то, что показано.</translation>
    </message>
    <message>
        <source>By the date of the article</source>
        <translation>По дате статьи</translation>
    </message>
    <message>
        <source>By the time it was said</source>
        <translation>По времени речи</translation>
    </message>
    <message>
        <source>Draw the timeline</source>
        <translation>Рисование хронологии</translation>
    </message>
    <message>
        <source>Here will be who said what when, a lane for each speaker. Select words in an article and press the key of a tag; {article.facts} gives the article its date.</source>
        <translation>Здесь будет, кто что когда сказал, по дорожке на каждого спикера. Выделите слова в статье и нажмите клавишу метки; {article.facts} задаёт дату статьи.</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Крупнее</translation>
    </message>
    <message>
        <source>On white</source>
        <translation>На белом</translation>
    </message>
    <message>
        <source>Pictures (*.svg *.png)</source>
        <translation>Изображения (*.svg *.png)</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Сохранить изображение</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>Сохранить…</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Мельче</translation>
    </message>
    <message>
        <source>The first {shown} of {all}: choose a speaker to see the others.</source>
        <translation>Первые {shown} из {all}: выберите спикера, чтобы увидеть остальные.</translation>
    </message>
    <message>
        <source>The project is being read …</source>
        <translation>Проект читается…</translation>
    </message>
    <message>
        <source>The timeline is being drawn …</source>
        <translation>Хронология рисуется…</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Хронология</translation>
    </message>
    <message>
        <source>Which time counts</source>
        <translation>Какое время считать</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>и ещё {count}</translation>
    </message>
    <message>
        <source>claim</source>
        <translation>утверждение</translation>
    </message>
    <message>
        <source>day and month may be the other way round</source>
        <translation>день и месяц могут стоять наоборот</translation>
    </message>
    <message>
        <source>denial</source>
        <translation>опровержение</translation>
    </message>
    <message>
        <source>no calendar has this date</source>
        <translation>такой даты нет в календаре</translation>
    </message>
    <message>
        <source>no speaker</source>
        <translation>без спикера</translation>
    </message>
    <message>
        <source>quote</source>
        <translation>цитата</translation>
    </message>
    <message>
        <source>without a date</source>
        <translation>без даты</translation>
    </message>
    <message>
        <source>{count} without a sure date</source>
        <translation>Без точной даты: {count}</translation>
    </message>
</context>
<context>
    <name>Transfer</name>
    <message numerus="yes">
        <source>%n record(s) there already</source>
        <translation>
            <numerusform>%n запись уже была</numerusform>
            <numerusform>%n записи уже были</numerusform>
            <numerusform>%n записей уже было</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Прервано. Ничего не изменено.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импорт</translation>
    </message>
    <message>
        <source>Look at files</source>
        <translation>Просмотр файлов</translation>
    </message>
    <message>
        <source>Preview the export</source>
        <translation>Просмотр экспорта</translation>
    </message>
    <message>
        <source>Rehearse the import</source>
        <translation>Проба импорта</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Показать отчёт</translation>
    </message>
    <message>
        <source>{articles} article(s) with {annotations} annotation(s) written to {file}</source>
        <translation>Записано в {file}: статей — {articles}, аннотаций — {annotations}</translation>
    </message>
    <message>
        <source>{number} annotation(s)</source>
        <translation>аннотаций: {number}</translation>
    </message>
    <message>
        <source>{number} article(s) came in</source>
        <translation>принято статей: {number}</translation>
    </message>
    <message>
        <source>{number} not taken</source>
        <translation>не принято: {number}</translation>
    </message>
    <message>
        <source>{number} repaired</source>
        <translation>исправлено: {number}</translation>
    </message>
</context>
<context>
    <name>ViewHost</name>
    <message>
        <source>Article</source>
        <translation>Статья</translation>
    </message>
    <message>
        <source>Close: {view}</source>
        <translation>Закрыть: {view}</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Виды</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>1 annotation begins or ends between CR and LF, and {format} has no such place</source>
        <translation>1 аннотация начинается или кончается между CR и LF, а в {format} такого места нет</translation>
    </message>
    <message>
        <source>1 annotation has no place in {format}</source>
        <translation>для 1 аннотации в {format} нет места</translation>
    </message>
    <message>
        <source>1 annotation of several fragments is written as one whole span in {format}</source>
        <translation>1 аннотация из нескольких фрагментов записывается в {format} как один сплошной отрезок</translation>
    </message>
    <message>
        <source>1 annotation with the label “{name}” was left out, as was said before the import</source>
        <translation>1 аннотация с меткой «{name}» опущена, как было указано перед импортом</translation>
    </message>
    <message>
        <source>1 article has the same id in both files and another text: {id}</source>
        <translation>у 1 статьи в обоих файлах один идентификатор, но разный текст: {id}</translation>
    </message>
    <message>
        <source>1 cell holds a date</source>
        <translation>1 ячейка содержит дату</translation>
    </message>
    <message>
        <source>1 cell holds a web address</source>
        <translation>1 ячейка содержит веб-адрес</translation>
    </message>
    <message>
        <source>1 cell holds more than the 32,767 characters that {format} has room for</source>
        <translation>1 ячейка содержит больше 32 767 символов, которые помещаются в {format}</translation>
    </message>
    <message>
        <source>1 cell holds the code of a language</source>
        <translation>1 ячейка содержит код языка</translation>
    </message>
    <message>
        <source>1 counter is wrong</source>
        <translation>1 счётчик неверен</translation>
    </message>
    <message>
        <source>1 edit belongs to no entry</source>
        <translation>1 правка не принадлежит ни одной записи</translation>
    </message>
    <message>
        <source>1 link between articles has no place in {format}</source>
        <translation>для 1 связи между статьями в {format} нет места</translation>
    </message>
    <message>
        <source>1 link has no place in {format}</source>
        <translation>для 1 связи в {format} нет места</translation>
    </message>
    <message>
        <source>1 metadata field has no place in {format}</source>
        <translation>для 1 поля метаданных в {format} нет места</translation>
    </message>
    <message>
        <source>1 more part of this line is wrong and was left out; the first {listed} are listed</source>
        <translation>ещё 1 часть этой строки неверна и опущена; перечислены первые {listed}</translation>
    </message>
    <message>
        <source>1 note has no place in {format}</source>
        <translation>для 1 заметки в {format} нет места</translation>
    </message>
    <message>
        <source>1 of {total} articles of {file} is not in the other file with the same text</source>
        <translation>1 статьи из {total} в {file} нет в другом файле с тем же текстом</translation>
    </message>
    <message>
        <source>1 record is neither page nor text, or no success: {kinds}</source>
        <translation>1 запись не страница и не текст или не была успешной: {kinds}</translation>
    </message>
    <message>
        <source>1 region has no place in {format}</source>
        <translation>для 1 области в {format} нет места</translation>
    </message>
    <message>
        <source>1 region is of a kind this version does not know</source>
        <translation>1 область такого вида, которого эта версия не знает</translation>
    </message>
    <message>
        <source>1 speaker has no place in {format}</source>
        <translation>для 1 спикера в {format} нет места</translation>
    </message>
    <message>
        <source>1 statement has no place in {format}</source>
        <translation>для 1 тезиса в {format} нет места</translation>
    </message>
    <message>
        <source>1 suggestion of the engine {engine} did not fit the text or the tag set</source>
        <translation>1 подсказка движка {engine} не подошла к тексту или набору меток</translation>
    </message>
    <message>
        <source>1 token of the document has no word in the file</source>
        <translation>для 1 токена документа в файле нет слова</translation>
    </message>
    <message>
        <source>1 token or sentence of the file was not taken as an annotation</source>
        <translation>1 токен или предложение файла не взято как аннотация</translation>
    </message>
    <message>
        <source>a column cannot be “{target}”</source>
        <translation>столбец не может быть «{target}»</translation>
    </message>
    <message>
        <source>a label needs a name</source>
        <translation>метке нужно название</translation>
    </message>
    <message>
        <source>a link cannot end where it begins</source>
        <translation>связь не может кончаться там же, где начинается</translation>
    </message>
    <message>
        <source>a link “{type}” does not join a {label}</source>
        <translation>связь «{type}» не соединяет метку {label}</translation>
    </message>
    <message>
        <source>a link “{type}” that waited for {to} was joined</source>
        <translation>связь «{type}», ожидавшая {to}, соединена</translation>
    </message>
    <message>
        <source>a link “{type}” would make the annotation a part of itself</source>
        <translation>со связью «{type}» аннотация стала бы частью самой себя</translation>
    </message>
    <message>
        <source>a map of names has no table “{key}”</source>
        <translation>в карте имён не бывает таблицы «{key}»</translation>
    </message>
    <message>
        <source>a name of a speaker leads to nobody, or to somebody else</source>
        <translation>имя говорящего ни к кому не ведёт или ведёт к кому-то другому</translation>
    </message>
    <message>
        <source>a project cannot be merged with itself</source>
        <translation>проект нельзя объединить с самим собой</translation>
    </message>
    <message>
        <source>a project on a database server cannot be opened yet</source>
        <translation>проект на сервере баз данных пока открыть нельзя</translation>
    </message>
    <message>
        <source>a quotation mark opens or closes in the wrong place ({detail})</source>
        <translation>кавычка открывается или закрывается не на том месте ({detail})</translation>
    </message>
    <message>
        <source>a relation “{relation}” joins tokens that no span of the line covers</source>
        <translation>отношение «{relation}» соединяет токены, которых не покрывает ни один отрезок строки</translation>
    </message>
    <message>
        <source>a span of the group “{group}” lies outside its document</source>
        <translation>фрагмент группы «{group}» лежит вне своего документа</translation>
    </message>
    <message>
        <source>a speaker needs a name</source>
        <translation>спикеру нужно имя</translation>
    </message>
    <message>
        <source>a statement needs a wording</source>
        <translation>тезису нужна формулировка</translation>
    </message>
    <message>
        <source>a text is larger than a project can hold ({detail})</source>
        <translation>текст больше, чем вмещает проект ({detail})</translation>
    </message>
    <message>
        <source>add another one first</source>
        <translation>сначала добавьте другую</translation>
    </message>
    <message>
        <source>add it; “claims-annotator schema” lists what is needed</source>
        <translation>добавьте его; что нужно, перечисляет «claims-annotator schema»</translation>
    </message>
    <message>
        <source>add the article's text</source>
        <translation>добавьте текст статьи</translation>
    </message>
    <message>
        <source>an annotation needs a span</source>
        <translation>аннотации нужен отрезок текста</translation>
    </message>
    <message>
        <source>an earlier copy of this name is open somewhere</source>
        <translation>более ранняя копия с этим именем где-то открыта</translation>
    </message>
    <message>
        <source>another program is writing to the project</source>
        <translation>в проект пишет другая программа</translation>
    </message>
    <message>
        <source>ask for the right to read it, or copy it</source>
        <translation>попросите право на чтение или скопируйте его</translation>
    </message>
    <message>
        <source>bring it in first</source>
        <translation>сначала внесите его</translation>
    </message>
    <message>
        <source>byte {byte} of the line is {value}, which is no UTF-8</source>
        <translation>байт {byte} строки — {value}, это не UTF-8</translation>
    </message>
    <message>
        <source>call the column with the texts by one of these names: {known}</source>
        <translation>назовите столбец с текстами одним из этих имён: {known}</translation>
    </message>
    <message>
        <source>change the rights of its file and folder, or copy it</source>
        <translation>измените права файла и его папки или скопируйте его</translation>
    </message>
    <message>
        <source>check its rights</source>
        <translation>проверьте права на него</translation>
    </message>
    <message>
        <source>check the disk or the connection, and try again</source>
        <translation>проверьте диск или соединение и повторите</translation>
    </message>
    <message>
        <source>check the disk or the connection; go back to a backup</source>
        <translation>проверьте диск или соединение; вернитесь к резервной копии</translation>
    </message>
    <message>
        <source>check the folder and its rights</source>
        <translation>проверьте папку и права на неё</translation>
    </message>
    <message>
        <source>check the folder's rights and the free space</source>
        <translation>проверьте права на папку и свободное место</translation>
    </message>
    <message>
        <source>check the folder's rights and the free space; nothing was changed</source>
        <translation>проверьте права на папку и свободное место; ничего не изменено</translation>
    </message>
    <message>
        <source>check the name and the folder</source>
        <translation>проверьте имя и папку</translation>
    </message>
    <message>
        <source>check the name, or make it with “claims-annotator new”</source>
        <translation>проверьте имя или создайте его: «claims-annotator new»</translation>
    </message>
    <message>
        <source>check the name; “ledger” without it lists all</source>
        <translation>проверьте имя; «ledger» без него перечислит всех</translation>
    </message>
    <message>
        <source>check the rights of its file and folder</source>
        <translation>проверьте права на файл и его папку</translation>
    </message>
    <message>
        <source>check the rights of the file</source>
        <translation>проверьте права на файл</translation>
    </message>
    <message>
        <source>check the rights of the profile folder and choose them again</source>
        <translation>проверьте права на папку профиля и выберите их ещё раз</translation>
    </message>
    <message>
        <source>check what separates its cells, or whether it is a table at all</source>
        <translation>проверьте, чем разделены ячейки и таблица ли это вообще</translation>
    </message>
    <message>
        <source>choose an older one</source>
        <translation>выберите более старую</translation>
    </message>
    <message>
        <source>choose another annotation</source>
        <translation>выберите другую аннотацию</translation>
    </message>
    <message>
        <source>choose another key</source>
        <translation>выберите другую клавишу</translation>
    </message>
    <message>
        <source>choose another label</source>
        <translation>выберите другую метку</translation>
    </message>
    <message>
        <source>choose another name</source>
        <translation>выберите другое имя</translation>
    </message>
    <message>
        <source>choose another name, or open what is there</source>
        <translation>выберите другое имя или откройте то, что есть</translation>
    </message>
    <message>
        <source>choose one in the register of speakers</source>
        <translation>выберите одного в справочнике спикеров</translation>
    </message>
    <message>
        <source>choose one of the tag set</source>
        <translation>выберите один из набора меток</translation>
    </message>
    <message>
        <source>choose one of: {known}</source>
        <translation>выберите из: {known}</translation>
    </message>
    <message>
        <source>choose one that `claims-annotator suggest --rules` lists</source>
        <translation>выберите одно из тех, что перечисляет `claims-annotator suggest --rules`</translation>
    </message>
    <message>
        <source>choose one; make the other meta or skip</source>
        <translation>выберите один; другому назначьте meta или skip</translation>
    </message>
    <message>
        <source>choose others to export</source>
        <translation>выберите для экспорта другие</translation>
    </message>
    <message>
        <source>choose something else if that is wrong</source>
        <translation>если это неверно, выберите другое</translation>
    </message>
    <message>
        <source>choose that one, or merge the two if they are one</source>
        <translation>выберите того или объедините обоих, если это одно лицо</translation>
    </message>
    <message>
        <source>choose what it is, or skip it</source>
        <translation>выберите, что это, или пропустите его</translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation>выбрано вами</translation>
    </message>
    <message>
        <source>close it there, or name another file</source>
        <translation>закройте её там или укажите другой файл</translation>
    </message>
    <message>
        <source>close other programs and try again; if it stays so, the file is damaged: go back to a backup</source>
        <translation>закройте другие программы и попробуйте снова; если так и останется, файл повреждён: вернитесь к резервной копии</translation>
    </message>
    <message>
        <source>close what else has it open, check the rights of its folder, and try again</source>
        <translation>закройте то, где он ещё открыт, проверьте права на папку и повторите</translation>
    </message>
    <message>
        <source>columns can be mapped in tables only, and this is {format}</source>
        <translation>назначать столбцы можно только в таблицах, а это {format}</translation>
    </message>
    <message>
        <source>compare it with the default tag set</source>
        <translation>сравните с набором меток по умолчанию</translation>
    </message>
    <message>
        <source>compare the project with a backup</source>
        <translation>сравните проект с резервной копией</translation>
    </message>
    <message>
        <source>compare the project with the copy or the person that the hash is from</source>
        <translation>сравните проект с копией или спросите того, от кого этот хеш</translation>
    </message>
    <message>
        <source>compare the two in the journal, and correct it if the other is right</source>
        <translation>сравните оба в журнале и исправьте, если верно другое</translation>
    </message>
    <message>
        <source>compare the two texts</source>
        <translation>сравните оба текста</translation>
    </message>
    <message>
        <source>compare the two, and correct it here if the other is right</source>
        <translation>сравните оба и исправьте здесь, если верен другой</translation>
    </message>
    <message>
        <source>compare with a backup</source>
        <translation>сравните с резервной копией</translation>
    </message>
    <message>
        <source>copy it anew, go back to a backup, or save what can be read with “claims-annotator salvage”</source>
        <translation>скопируйте его заново, вернитесь к резервной копии или сохраните то, что читается, командой «claims-annotator salvage»</translation>
    </message>
    <message>
        <source>copy it anew, or save it to a file and import that</source>
        <translation>скопируйте его заново или сохраните в файл и импортируйте файл</translation>
    </message>
    <message>
        <source>copy the text of an article first</source>
        <translation>сначала скопируйте текст статьи</translation>
    </message>
    <message>
        <source>correct begin and end: they count UTF-16 units, must not cut a character, and hold one at least</source>
        <translation>исправьте begin и end: они считают единицы UTF-16, не должны разрезать символ и должны охватывать хотя бы один</translation>
    </message>
    <message>
        <source>correct it in the facts of the article where that is wrong</source>
        <translation>если это неверно, исправьте в сведениях о статье</translation>
    </message>
    <message>
        <source>correct it there; the default tag set shows the form</source>
        <translation>исправьте в этом месте; образец — набор меток по умолчанию</translation>
    </message>
    <message>
        <source>correct it, or export the file anew from the program it comes from</source>
        <translation>исправьте его или экспортируйте файл заново из исходной программы</translation>
    </message>
    <message>
        <source>correct its Governor or Dependent</source>
        <translation>исправьте его Governor или Dependent</translation>
    </message>
    <message>
        <source>correct its offsets: they count code points, and the end is exclusive</source>
        <translation>исправьте смещения: они считаются в кодовых точках, конец не входит</translation>
    </message>
    <message>
        <source>correct or delete it in the window</source>
        <translation>исправьте или удалите в окне</translation>
    </message>
    <message>
        <source>correct startPosition and endPosition: they count characters from 0</source>
        <translation>исправьте startPosition и endPosition: они считают знаки от 0</translation>
    </message>
    <message>
        <source>correct the cell, or empty it</source>
        <translation>исправьте ячейку или очистите её</translation>
    </message>
    <message>
        <source>correct the link's end</source>
        <translation>исправьте конец связи</translation>
    </message>
    <message>
        <source>correct them: they count characters of the text from 0</source>
        <translation>исправьте их: они считают знаки текста от 0</translation>
    </message>
    <message>
        <source>correct these offsets, or leave them out</source>
        <translation>исправьте эти смещения или уберите их</translation>
    </message>
    <message>
        <source>correct “from”, or import the article it belongs to first</source>
        <translation>исправьте «from» или сначала импортируйте статью, к которой она относится</translation>
    </message>
    <message>
        <source>define it, or correct the name</source>
        <translation>определите его или исправьте имя</translation>
    </message>
    <message>
        <source>delete it again if it is not wanted</source>
        <translation>удалите ещё раз, если это не нужно</translation>
    </message>
    <message>
        <source>delete it if it is not wanted</source>
        <translation>удалите, если это не нужно</translation>
    </message>
    <message>
        <source>do not trust it; ask where it comes from</source>
        <translation>не доверяйте ему; спросите, откуда он</translation>
    </message>
    <message>
        <source>do not trust it; ask where it comes from, or unpack it yourself</source>
        <translation>не доверяйте ему; спросите, откуда он, или распакуйте его сами</translation>
    </message>
    <message>
        <source>do not work in it; ask whoever sent it for an export, or save what can be read into a new project with “claims-annotator salvage”, which runs nothing of it</source>
        <translation>не работайте в нём; попросите экспорт у того, кто его прислал, или сохраните то, что читается, в новый проект командой «claims-annotator salvage»: она ничего из него не исполняет</translation>
    </message>
    <message>
        <source>double each quotation mark inside a cell, and close the cell with one; what follows was not read</source>
        <translation>удвойте каждую кавычку внутри ячейки и закройте ячейку кавычкой; то, что дальше, не прочитано</translation>
    </message>
    <message>
        <source>entry {seq} cannot be taken back by itself: entry {later} ({annotator}) changed the {kind} {id} since</source>
        <translation>запись {seq} нельзя отменить отдельно: запись {later} ({annotator}) с тех пор изменила то же самое ({kind} {id})</translation>
    </message>
    <message>
        <source>entry {seq} cannot be taken back by itself: entry {later} ({annotator}) rests on what it made or removed</source>
        <translation>запись {seq} нельзя отменить отдельно: запись {later} ({annotator}) опирается на то, что она создала или удалила</translation>
    </message>
    <message>
        <source>entry {seq} cannot be taken back by itself: later changes use what it made, or what it needs is gone</source>
        <translation>запись {seq} нельзя отменить отдельно: более поздние правки пользуются тем, что она создала, или того, что ей нужно, больше нет</translation>
    </message>
    <message>
        <source>entry {seq} is how the project came to be</source>
        <translation>запись {seq} — это создание проекта</translation>
    </message>
    <message>
        <source>entry {seq} is itself the undoing or redoing of entry {target}</source>
        <translation>запись {seq} сама отменяет или повторяет запись {target}</translation>
    </message>
    <message>
        <source>entry {seq} is taken back already</source>
        <translation>запись {seq} уже отменена</translation>
    </message>
    <message>
        <source>entry {seq} of the journal cannot be taken back</source>
        <translation>запись {seq} журнала нельзя отменить</translation>
    </message>
    <message>
        <source>export it anew as UIMA CAS JSON 0.4, or name its format with --format</source>
        <translation>экспортируйте его заново как UIMA CAS JSON 0.4 или назовите его формат с помощью --format</translation>
    </message>
    <message>
        <source>export it anew as UIMA CAS XMI</source>
        <translation>экспортируйте его заново как UIMA CAS XMI</translation>
    </message>
    <message>
        <source>export it anew from the program it comes from</source>
        <translation>экспортируйте заново из исходной программы</translation>
    </message>
    <message>
        <source>export it anew, with its text</source>
        <translation>экспортируйте его заново, с текстом</translation>
    </message>
    <message>
        <source>export it anew; no project needs that</source>
        <translation>экспортируйте заново; ни одному проекту столько не нужно</translation>
    </message>
    <message>
        <source>export it from labelbuddy with its text</source>
        <translation>экспортируйте из labelbuddy вместе с текстом</translation>
    </message>
    <message>
        <source>export it in parts</source>
        <translation>экспортируйте по частям</translation>
    </message>
    <message>
        <source>export it with the program that made it, or save what can be read into a new project with “claims-annotator salvage”</source>
        <translation>экспортируйте его той программой, которая его сделала, или сохраните то, что читается, в новый проект командой «claims-annotator salvage»</translation>
    </message>
    <message>
        <source>export tasks whose data is text; images and sound are not read</source>
        <translation>экспортируйте задания, данные которых — текст; изображения и звук не читаются</translation>
    </message>
    <message>
        <source>export the codebook anew as REFI-QDA (.qdc)</source>
        <translation>экспортируйте кодовую книгу заново в REFI-QDA (.qdc)</translation>
    </message>
    <message>
        <source>export the project anew as REFI-QDA (.qdpx)</source>
        <translation>экспортируйте проект заново в REFI-QDA (.qdpx)</translation>
    </message>
    <message>
        <source>export the project with its sources inside it</source>
        <translation>экспортируйте проект вместе с источниками внутри</translation>
    </message>
    <message>
        <source>export the report as HTML or DOCX instead, with --format report or report-docx</source>
        <translation>вместо этого экспортируйте отчёт как HTML или DOCX с помощью --format report или report-docx</translation>
    </message>
    <message>
        <source>export to jsonl as well</source>
        <translation>экспортируйте также в jsonl</translation>
    </message>
    <message>
        <source>export to jsonl as well to keep it</source>
        <translation>экспортируйте также в jsonl, чтобы это сохранить</translation>
    </message>
    <message>
        <source>export to jsonl as well to keep their fragments</source>
        <translation>экспортируйте также в jsonl, чтобы сохранить их фрагменты</translation>
    </message>
    <message>
        <source>export to jsonl as well to keep them</source>
        <translation>экспортируйте также в jsonl, чтобы их сохранить</translation>
    </message>
    <message>
        <source>export to webanno-json or jsonl as well to keep them; this program puts them back when it reads the file</source>
        <translation>экспортируйте также в webanno-json или jsonl, чтобы сохранить их; при чтении файла эта программа возвращает их на место</translation>
    </message>
    <message>
        <source>fetch it anew, or print it to a new PDF</source>
        <translation>получите его заново или напечатайте в новый PDF</translation>
    </message>
    <message>
        <source>fetch or export it anew</source>
        <translation>скачайте или экспортируйте заново</translation>
    </message>
    <message>
        <source>fetch or make the archive anew</source>
        <translation>получите или создайте архив заново</translation>
    </message>
    <message>
        <source>fill it, or leave the row out</source>
        <translation>заполните её или уберите строку</translation>
    </message>
    <message>
        <source>give a list of names</source>
        <translation>дайте список имён</translation>
    </message>
    <message>
        <source>give at least its first sixteen digits, as verify or history --json print them</source>
        <translation>укажите хотя бы первые шестнадцать цифр, как их печатают verify или history --json</translation>
    </message>
    <message>
        <source>give each action the keys that start it</source>
        <translation>задайте каждому действию его клавиши</translation>
    </message>
    <message>
        <source>give it at least one character</source>
        <translation>дайте ему хотя бы один знак</translation>
    </message>
    <message>
        <source>give one of them another id, or leave it out</source>
        <translation>дайте одному из них другой id или уберите его</translation>
    </message>
    <message>
        <source>give the article another id, or leave the id out</source>
        <translation>дайте статье другой id или уберите id</translation>
    </message>
    <message>
        <source>give the span another id, or leave the id out</source>
        <translation>дайте отрезку другой id или уберите id</translation>
    </message>
    <message>
        <source>go back to a backup</source>
        <translation>вернитесь к резервной копии</translation>
    </message>
    <message>
        <source>go back to a backup, or save what can be read into a new project with “claims-annotator salvage”</source>
        <translation>вернитесь к резервной копии или сохраните то, что читается, в новый проект командой «claims-annotator salvage»</translation>
    </message>
    <message>
        <source>go back to a backup; its words can still be exported</source>
        <translation>вернитесь к резервной копии; слова проекта по-прежнему можно экспортировать</translation>
    </message>
    <message>
        <source>go back to a backup; keep the file for a specialist</source>
        <translation>вернитесь к резервной копии; сохраните файл для специалиста</translation>
    </message>
    <message>
        <source>go back to a backup; keep this file for repair</source>
        <translation>вернитесь к резервной копии; сохраните этот файл для починки</translation>
    </message>
    <message>
        <source>if it is an article, save it, and import it by itself</source>
        <translation>если это статья, сохраните её и импортируйте отдельно</translation>
    </message>
    <message>
        <source>if letters are wrong, delete the article and import it with --encoding</source>
        <translation>если буквы неверны, удалите статью и импортируйте её с --encoding</translation>
    </message>
    <message>
        <source>if “{column}” does, say so with --map text={column}, or in the window</source>
        <translation>если это «{column}», укажите --map text={column} или выберите в окне</translation>
    </message>
    <message>
        <source>import the article's text first, then this file again</source>
        <translation>сначала импортируйте текст статьи, затем снова этот файл</translation>
    </message>
    <message>
        <source>import the file</source>
        <translation>импортируйте файл</translation>
    </message>
    <message>
        <source>import the file again without leaving it out, to have them</source>
        <translation>чтобы получить их, импортируйте файл снова, не пропуская метку</translation>
    </message>
    <message>
        <source>import the file, or look into the history</source>
        <translation>импортируйте файл или посмотрите историю</translation>
    </message>
    <message>
        <source>install it anew, or remove it; the other engines went on</source>
        <translation>установите его заново или удалите; остальные модули работали дальше</translation>
    </message>
    <message>
        <source>install its package anew</source>
        <translation>установите его пакет заново</translation>
    </message>
    <message>
        <source>it consists of more than {most} very small parts, which would take many times its size in memory</source>
        <translation>больше {most} очень мелких частей: в памяти они заняли бы во много раз больше места, чем в файле</translation>
    </message>
    <message>
        <source>it has no entry with the hash {hash}…: entries that were there were taken away, or it was written anew</source>
        <translation>в нём нет записи с хешем {hash}…: записи, которые были, убраны, или он написан заново</translation>
    </message>
    <message>
        <source>it holds nothing that a format knows</source>
        <translation>в нём нет ничего, что знает хоть один формат</translation>
    </message>
    <message>
        <source>it is an archive inside an archive, which is not opened</source>
        <translation>это архив внутри архива, такие не открываются</translation>
    </message>
    <message>
        <source>it is called “{name}”</source>
        <translation>он называется «{name}»</translation>
    </message>
    <message>
        <source>it is kept and written back; repair it in a text editor, perhaps with the line before it</source>
        <translation>она сохранена и записывается обратно; исправьте её в текстовом редакторе, возможно, вместе с предыдущей</translation>
    </message>
    <message>
        <source>it is kept and written back; repair the id</source>
        <translation>она сохранена и записывается обратно; исправьте id</translation>
    </message>
    <message>
        <source>it is kept with the article and exported again; correct its offsets or its words in the file</source>
        <translation>он хранится со статьёй и экспортируется снова; исправьте его смещения или слова в файле</translation>
    </message>
    <message>
        <source>it is kept, and joined when the article with that annotation is imported</source>
        <translation>она сохранена и соединится, когда будет импортирована статья с этой аннотацией</translation>
    </message>
    <message>
        <source>it is not as the journal says</source>
        <translation>это не так, как говорит журнал</translation>
    </message>
    <message>
        <source>it joins {allowed}</source>
        <translation>она соединяет {allowed}</translation>
    </message>
    <message>
        <source>it nests deeper than {most} levels</source>
        <translation>вложенность больше {most} уровней</translation>
    </message>
    <message>
        <source>it refers to a row of {parent} that is not there</source>
        <translation>ссылается на строку {parent}, которой нет</translation>
    </message>
    <message>
        <source>it refers to {id}, which is no annotation of the file: “{raw}”</source>
        <translation>ссылается на {id}, а такой аннотации в файле нет: «{raw}»</translation>
    </message>
    <message>
        <source>it was added to the tag set</source>
        <translation>добавлено в набор меток</translation>
    </message>
    <message>
        <source>it was added to the tag set; give it a colour and a key there</source>
        <translation>добавлена в набор меток; задайте ей там цвет и клавишу</translation>
    </message>
    <message>
        <source>it was deleted; undo brings it back</source>
        <translation>удалено; отмена вернёт</translation>
    </message>
    <message>
        <source>it was kept aside, and is written back when the article is exported to prodigy</source>
        <translation>сохранено отдельно и записывается обратно при экспорте статьи в prodigy</translation>
    </message>
    <message>
        <source>it was kept beside the date; set the date in the window</source>
        <translation>сохранено рядом с датой; задайте дату в окне</translation>
    </message>
    <message>
        <source>it was left as it is here; change it in the tag set if the file is right</source>
        <translation>она осталась такой, как здесь; измените её в наборе меток, если прав файл</translation>
    </message>
    <message>
        <source>it was left at {start} to {end}</source>
        <translation>оставлен на {start}–{end}</translation>
    </message>
    <message>
        <source>it was left out; correct the file, or export it anew</source>
        <translation>это пропущено; исправьте файл или экспортируйте его заново</translation>
    </message>
    <message>
        <source>it was left out; save the file anew from spaCy</source>
        <translation>он пропущен; сохраните файл из spaCy заново</translation>
    </message>
    <message>
        <source>it was not asked about the others; ask it for single articles</source>
        <translation>об остальных его не спрашивали; спросите его об отдельных статьях</translation>
    </message>
    <message>
        <source>it was put at {start} to {end}, the nearest place where they stand; check it</source>
        <translation>перенесён на {start}–{end}, в ближайшее место, где стоят эти слова; проверьте</translation>
    </message>
    <message>
        <source>it was put at {start} to {end}, where its words stand</source>
        <translation>перенесён на {start}–{end}, где стоят эти слова</translation>
    </message>
    <message>
        <source>it was taken; move its ends in the window if that was not meant</source>
        <translation>принят; сдвиньте концы в окне, если так не задумано</translation>
    </message>
    <message>
        <source>its beginning came in if it is a page; fetch or make the archive anew</source>
        <translation>если это страница, её начало принято; получите или создайте архив заново</translation>
    </message>
    <message>
        <source>its cells are the longest, with {count} characters on average</source>
        <translation>его ячейки самые длинные, в среднем {count} знаков</translation>
    </message>
    <message>
        <source>its mark of being undone is wrong</source>
        <translation>отметка об отмене неверна</translation>
    </message>
    <message>
        <source>its positions do not fit its text ({code})</source>
        <translation>его положение не подходит к тексту ({code})</translation>
    </message>
    <message>
        <source>its selections were put where their words stand ({count} of them checked)</source>
        <translation>его выделения поставлены туда, где стоят их слова (проверено: {count})</translation>
    </message>
    <message>
        <source>its suggestions so far were taken; ask it for this article alone</source>
        <translation>уже полученные подсказки взяты; запросите его для одной этой статьи</translation>
    </message>
    <message>
        <source>its suggestions so far were taken; report it to its makers</source>
        <translation>уже полученные подсказки взяты; сообщите его разработчикам</translation>
    </message>
    <message>
        <source>its tables are [labels] and [speakers]</source>
        <translation>её таблицы — [labels] и [speakers]</translation>
    </message>
    <message>
        <source>keep one of them</source>
        <translation>оставьте одно из них</translation>
    </message>
    <message>
        <source>keep the mark, or reject it</source>
        <translation>оставьте аннотацию или отклоните её</translation>
    </message>
    <message>
        <source>keep the one that is meant</source>
        <translation>оставьте то, что имеется в виду</translation>
    </message>
    <message>
        <source>leave --no-text out, or export to jsonl</source>
        <translation>уберите --no-text или экспортируйте в jsonl</translation>
    </message>
    <message>
        <source>leave it out</source>
        <translation>не берите его</translation>
    </message>
    <message>
        <source>leave the annotator out: no annotation says who made it</source>
        <translation>не указывайте разметчика: ни одна аннотация не говорит, кто её сделал</translation>
    </message>
    <message>
        <source>leave the mapping out</source>
        <translation>уберите назначение столбцов</translation>
    </message>
    <message>
        <source>let a program for text recognition (OCR) add one, and import what it writes</source>
        <translation>добавьте его программой распознавания текста (OCR) и импортируйте результат</translation>
    </message>
    <message>
        <source>link the coded passages themselves</source>
        <translation>свяжите сами закодированные отрывки</translation>
    </message>
    <message>
        <source>look at it with “claims-annotator history”</source>
        <translation>посмотрите её в «claims-annotator history»</translation>
    </message>
    <message>
        <source>look at them in a PDF viewer; text recognition (OCR) can read them</source>
        <translation>посмотрите их в просмотрщике PDF; прочесть их может распознавание текста (OCR)</translation>
    </message>
    <message>
        <source>look at what the other one is a part of, or link them the other way round</source>
        <translation>посмотрите, частью чего является другая, или свяжите наоборот</translation>
    </message>
    <message>
        <source>look into its history</source>
        <translation>посмотрите историю</translation>
    </message>
    <message>
        <source>make a new project instead</source>
        <translation>создайте вместо этого новый проект</translation>
    </message>
    <message>
        <source>make it first, or name another</source>
        <translation>сначала создайте её или назовите другую</translation>
    </message>
    <message>
        <source>make room and try again; nothing was changed</source>
        <translation>освободите место и повторите; ничего не изменено</translation>
    </message>
    <message>
        <source>make the archive with gzip, or without packing</source>
        <translation>создайте архив с gzip или без сжатия</translation>
    </message>
    <message>
        <source>make the choices again; the old file is kept as {kept}</source>
        <translation>задайте настройки снова; старый файл сохранён как {kept}</translation>
    </message>
    <message>
        <source>make them one</source>
        <translation>объедините их</translation>
    </message>
    <message>
        <source>mark what is no body of the article in the window, or paste its text instead</source>
        <translation>отметьте в окне, что не относится к статье, или вставьте её текст</translation>
    </message>
    <message>
        <source>mend what is listed first, and import the file again</source>
        <translation>исправьте перечисленное первым и импортируйте файл снова</translation>
    </message>
    <message>
        <source>name a file that ends in .claims</source>
        <translation>назовите файл с окончанием .claims</translation>
    </message>
    <message>
        <source>name a file that ends in .claims; other files are brought in with “claims-annotator import”</source>
        <translation>назовите файл с окончанием .claims; другие файлы вносит «claims-annotator import»</translation>
    </message>
    <message>
        <source>name a file to write</source>
        <translation>назовите файл для записи</translation>
    </message>
    <message>
        <source>name a file, or import the folder without a format</source>
        <translation>назовите файл или импортируйте папку, не указывая формат</translation>
    </message>
    <message>
        <source>name a tag-set file</source>
        <translation>назовите файл набора меток</translation>
    </message>
    <message>
        <source>name another file</source>
        <translation>назовите другой файл</translation>
    </message>
    <message>
        <source>name another file to write</source>
        <translation>назовите другой файл для записи</translation>
    </message>
    <message>
        <source>name another file, or move that one away first</source>
        <translation>укажите другой файл или сначала уберите тот</translation>
    </message>
    <message>
        <source>name another one with --profile DIR</source>
        <translation>назовите другую: --profile DIR</translation>
    </message>
    <message>
        <source>name another project</source>
        <translation>назовите другой проект</translation>
    </message>
    <message>
        <source>name the project's file, which ends in .claims</source>
        <translation>назовите файл проекта, он оканчивается на .claims</translation>
    </message>
    <message>
        <source>narrow the search or the filters</source>
        <translation>сузьте поиск или отбор</translation>
    </message>
    <message>
        <source>no annotation needs that; take the inner part out</source>
        <translation>ни одной аннотации это не нужно; уберите внутреннюю часть</translation>
    </message>
    <message>
        <source>no article needs that; split it, or take out the part that lists so many values</source>
        <translation>ни одной статье столько не нужно; разделите её или уберите часть, в которой перечислено столько значений</translation>
    </message>
    <message>
        <source>no article of the project has the text with the hash {hash}…</source>
        <translation>ни у одной статьи проекта нет текста с хешем {hash}…</translation>
    </message>
    <message>
        <source>no article of this project can be read any more</source>
        <translation>ни одной статьи этого проекта прочитать уже нельзя</translation>
    </message>
    <message>
        <source>no article was found in the page; all the text that it shows was taken, menus and all</source>
        <translation>статья на странице не найдена; взят весь видимый текст, вместе с меню</translation>
    </message>
    <message>
        <source>no figure says anything then; look whether it is the right file</source>
        <translation>тогда ни одно число ничего не говорит; проверьте, тот ли это файл</translation>
    </message>
    <message>
        <source>no file in this folder has a suffix that can be read</source>
        <translation>в этой папке нет файлов, расширение которых можно прочитать</translation>
    </message>
    <message>
        <source>no speaker is called “{name}”</source>
        <translation>спикера с именем «{name}» нет</translation>
    </message>
    <message>
        <source>none of its columns is known by its name to hold the articles' texts: {columns}</source>
        <translation>ни по одному имени столбца не видно, что в нём тексты статей: {columns}</translation>
    </message>
    <message>
        <source>none of its columns is known to hold the articles' texts: {columns}</source>
        <translation>среди столбцов нет известного столбца с текстами статей: {columns}</translation>
    </message>
    <message>
        <source>none of the chosen articles is there any more</source>
        <translation>ни одной из выбранных статей больше нет</translation>
    </message>
    <message>
        <source>none of the {count} records of the web archive is a page or a text</source>
        <translation>ни одна из записей веб-архива ({count}) не страница и не текст</translation>
    </message>
    <message>
        <source>none of the {pages} pages of the PDF can be read</source>
        <translation>ни одна страница PDF (всего {pages}) не читается</translation>
    </message>
    <message>
        <source>nothing is lost; leave it out</source>
        <translation>ничего не потеряно; пропустите его</translation>
    </message>
    <message>
        <source>nothing is marked in {file}</source>
        <translation>в {file} ничего не отмечено</translation>
    </message>
    <message>
        <source>nothing needs to be done</source>
        <translation>ничего делать не нужно</translation>
    </message>
    <message>
        <source>nothing needs to be done: this program finds its own</source>
        <translation>ничего делать не нужно: программа находит их сама</translation>
    </message>
    <message>
        <source>nothing tells; it is kept as metadata</source>
        <translation>ничто не указывает; хранится как метаданные</translation>
    </message>
    <message>
        <source>only TextPositionSelector and TextQuoteSelector name a place in a text</source>
        <translation>место в тексте называют только TextPositionSelector и TextQuoteSelector</translation>
    </message>
    <message>
        <source>only its year counts until you say it in the facts of the article</source>
        <translation>пока вы не укажете это в сведениях о статье, учитывается только год</translation>
    </message>
    <message>
        <source>only one of the two has marked this</source>
        <translation>это пометил только один из двух</translation>
    </message>
    <message>
        <source>only texts are read; save it as text in the program it comes from</source>
        <translation>читаются только тексты; сохраните его как текст в исходной программе</translation>
    </message>
    <message>
        <source>open it in a browser, and save it again when it has loaded</source>
        <translation>откройте её в браузере и сохраните снова, когда она загрузится</translation>
    </message>
    <message>
        <source>open it to change its note</source>
        <translation>откройте её, чтобы изменить заметку</translation>
    </message>
    <message>
        <source>open it with its password, print it to a new PDF, and import that</source>
        <translation>откройте его с паролем, напечатайте в новый PDF и импортируйте его</translation>
    </message>
    <message>
        <source>pack the archive anew as a usual ZIP</source>
        <translation>упакуйте архив заново как обычный ZIP</translation>
    </message>
    <message>
        <source>page {page} could not be read ({detail})</source>
        <translation>страница {page} не читается ({detail})</translation>
    </message>
    <message>
        <source>places in one are none in the other: line ends may have been changed on the way</source>
        <translation>места в одном не являются местами в другом: по пути могли измениться концы строк</translation>
    </message>
    <message>
        <source>print these pages to a new PDF, and import that</source>
        <translation>напечатайте эти страницы в новый PDF и импортируйте его</translation>
    </message>
    <message>
        <source>put both files into one folder</source>
        <translation>положите оба файла в одну папку</translation>
    </message>
    <message>
        <source>put cells that hold the separator into quotation marks</source>
        <translation>возьмите ячейки с разделителем в кавычки</translation>
    </message>
    <message>
        <source>put it in braces, with its keys</source>
        <translation>возьмите в фигурные скобки, вместе с ключами</translation>
    </message>
    <message>
        <source>put it in quotation marks</source>
        <translation>возьмите в кавычки</translation>
    </message>
    <message>
        <source>put it in square brackets</source>
        <translation>возьмите в квадратные скобки</translation>
    </message>
    <message>
        <source>put the TypeSystem.xml of the export beside the file</source>
        <translation>положите TypeSystem.xml из экспорта рядом с файлом</translation>
    </message>
    <message>
        <source>read it with --encoding utf-16</source>
        <translation>прочитайте с --encoding utf-16</translation>
    </message>
    <message>
        <source>redo does it again, where nothing new was done</source>
        <translation>повтор делает её снова, если с тех пор ничего нового не сделано</translation>
    </message>
    <message>
        <source>rename it in one of them: labels are compared letter by letter</source>
        <translation>переименуйте её в одном из них: метки сравниваются буква в букву</translation>
    </message>
    <message>
        <source>repair the escape that begins with \ud</source>
        <translation>исправьте экранирование, которое начинается с \ud</translation>
    </message>
    <message>
        <source>repair the line, or export it anew</source>
        <translation>исправьте строку или экспортируйте её заново</translation>
    </message>
    <message>
        <source>repair the text at that place</source>
        <translation>исправьте текст в этом месте</translation>
    </message>
    <message>
        <source>run “claims-annotator verify” on it; where it finds something, go back to a backup</source>
        <translation>проверьте его: «claims-annotator verify»; если что-то найдётся, вернитесь к резервной копии</translation>
    </message>
    <message>
        <source>save it anew as .docx</source>
        <translation>сохраните его заново как .docx</translation>
    </message>
    <message>
        <source>save it anew from the mail program</source>
        <translation>сохраните его заново из почтовой программы</translation>
    </message>
    <message>
        <source>save it anew from the spreadsheet program</source>
        <translation>сохраните заново из программы электронных таблиц</translation>
    </message>
    <message>
        <source>save it anew with DocBin.to_disk</source>
        <translation>сохраните его заново с помощью DocBin.to_disk</translation>
    </message>
    <message>
        <source>save it as JSONL, one item a line, or in parts</source>
        <translation>сохраните в JSONL, по записи в строке, или по частям</translation>
    </message>
    <message>
        <source>save it as UTF-8</source>
        <translation>сохраните в UTF-8</translation>
    </message>
    <message>
        <source>save it to a file and import that</source>
        <translation>сохраните его в файл и импортируйте файл</translation>
    </message>
    <message>
        <source>save the page anew from the browser</source>
        <translation>сохраните страницу заново из браузера</translation>
    </message>
    <message>
        <source>save what is attached to it, and import that</source>
        <translation>сохраните вложения и импортируйте их</translation>
    </message>
    <message>
        <source>save what it gives to a file, and name that</source>
        <translation>сохраните то, что оно выдаёт, в файл и назовите его</translation>
    </message>
    <message>
        <source>save what you need of it as a message of its own</source>
        <translation>сохраните нужное отдельным письмом</translation>
    </message>
    <message>
        <source>say in the import what it becomes, where that is wrong</source>
        <translation>если это неверно, скажите при импорте, чем она станет</translation>
    </message>
    <message>
        <source>say it with --encoding, for example --encoding {first}, and compare a name with letters beyond a to z</source>
        <translation>укажите её через --encoding, например --encoding {first}, и сверьте имя с буквами вне латиницы</translation>
    </message>
    <message>
        <source>say the encoding with --encoding</source>
        <translation>укажите кодировку: --encoding</translation>
    </message>
    <message>
        <source>say what it is in with --encoding, for example --encoding windows-1252</source>
        <translation>укажите кодировку с --encoding, например --encoding windows-1252</translation>
    </message>
    <message>
        <source>say what it is with --format: {known}</source>
        <translation>укажите формат с --format: {known}</translation>
    </message>
    <message>
        <source>see “claims-annotator schema” for its length</source>
        <translation>длину называет «claims-annotator schema»</translation>
    </message>
    <message>
        <source>see “claims-annotator schema” for what it can be</source>
        <translation>допустимое называет «claims-annotator schema»</translation>
    </message>
    <message>
        <source>select some words first</source>
        <translation>сначала выделите слова</translation>
    </message>
    <message>
        <source>something went wrong ({code})</source>
        <translation>что-то пошло не так ({code})</translation>
    </message>
    <message>
        <source>split it</source>
        <translation>разделите его</translation>
    </message>
    <message>
        <source>split it into articles</source>
        <translation>разделите его на статьи</translation>
    </message>
    <message>
        <source>split its article, or import the text as a plain text file</source>
        <translation>разделите статью или импортируйте текст как простой текстовый файл</translation>
    </message>
    <message>
        <source>take the &lt;!DOCTYPE …&gt; out, if you trust the file</source>
        <translation>уберите &lt;!DOCTYPE …&gt;, если доверяете файлу</translation>
    </message>
    <message>
        <source>the CAS holds no text</source>
        <translation>в CAS нет текста</translation>
    </message>
    <message>
        <source>the PDF has no text layer: its only page is a picture</source>
        <translation>в PDF нет текстового слоя: его единственная страница — изображение</translation>
    </message>
    <message>
        <source>the PDF has no text layer: its {pages} pages are pictures</source>
        <translation>в PDF нет текстового слоя: все страницы (их {pages}) картинки</translation>
    </message>
    <message>
        <source>the PDF is damaged or none ({detail})</source>
        <translation>PDF повреждён или это не PDF ({detail})</translation>
    </message>
    <message>
        <source>the PDF is locked with a password</source>
        <translation>PDF закрыт паролем</translation>
    </message>
    <message>
        <source>the XML declares a document type, which can hide what it does</source>
        <translation>XML объявляет тип документа, который может скрывать, что он делает</translation>
    </message>
    <message>
        <source>the XML holds more than {most} MB</source>
        <translation>в XML больше {most} МБ</translation>
    </message>
    <message>
        <source>the XML is broken: {detail}</source>
        <translation>XML повреждён: {detail}</translation>
    </message>
    <message>
        <source>the XML is no codebook of REFI-QDA</source>
        <translation>этот XML — не кодовая книга REFI-QDA</translation>
    </message>
    <message>
        <source>the XML nests deeper than {most} levels</source>
        <translation>вложенность XML больше {most} уровней</translation>
    </message>
    <message>
        <source>the ZIP archive is damaged or none ({detail})</source>
        <translation>ZIP-архив повреждён или это не архив ({detail})</translation>
    </message>
    <message>
        <source>the annotation was put where its numbers say; check its end</source>
        <translation>аннотация поставлена туда, куда указывают её числа; проверьте её конец</translation>
    </message>
    <message>
        <source>the annotation {id} has another {keys} in the project</source>
        <translation>у аннотации {id} в проекте другие данные: {keys}</translation>
    </message>
    <message>
        <source>the annotation {id} is no longer there</source>
        <translation>аннотации {id} больше нет</translation>
    </message>
    <message>
        <source>the annotation {id} is there already, with another label or extent</source>
        <translation>аннотация {id} уже есть, с другой меткой или в других границах</translation>
    </message>
    <message>
        <source>the annotation {number} of the layer {layer} has no place in the text: from {begin} to {end}</source>
        <translation>у аннотации {number} слоя {layer} нет места в тексте: от {begin} до {end}</translation>
    </message>
    <message>
        <source>the annotation's target has no selector by position or words ({selector})</source>
        <translation>у цели аннотации нет селектора по положению или словам ({selector})</translation>
    </message>
    <message>
        <source>the annotations of “{name}” cannot go to the label that is deleted</source>
        <translation>аннотации метки «{name}» не могут перейти к удаляемой метке</translation>
    </message>
    <message>
        <source>the archive holds a file whose path leads out of it: {name}</source>
        <translation>в архиве есть файл, путь которого ведёт наружу: {name}</translation>
    </message>
    <message>
        <source>the archive holds more than {most} files</source>
        <translation>в архиве больше {most} файлов</translation>
    </message>
    <message>
        <source>the archive holds no Word document</source>
        <translation>в архиве нет документа Word</translation>
    </message>
    <message>
        <source>the archive holds no project.qde</source>
        <translation>в архиве нет project.qde</translation>
    </message>
    <message>
        <source>the archive lacks {name}</source>
        <translation>в архиве нет {name}</translation>
    </message>
    <message>
        <source>the article {id} has another text in the project</source>
        <translation>у статьи {id} в проекте другой текст</translation>
    </message>
    <message>
        <source>the article {id} has another {keys} in the project</source>
        <translation>у статьи {id} в проекте другие данные: {keys}</translation>
    </message>
    <message>
        <source>the article {id} is no longer there</source>
        <translation>статьи {id} больше нет</translation>
    </message>
    <message>
        <source>the article {id} is there already, and its {keys} differ</source>
        <translation>статья {id} уже есть, и в ней отличаются: {keys}</translation>
    </message>
    <message>
        <source>the attributes of 1 annotation have no place in {format}</source>
        <translation>для атрибутов 1 аннотации в {format} нет места</translation>
    </message>
    <message>
        <source>the attributes of {count} annotations have no place in {format}</source>
        <translation>в формате {format} нет места для атрибутов аннотаций ({count})</translation>
    </message>
    <message>
        <source>the change contradicts what the project holds ({detail})</source>
        <translation>изменение противоречит содержимому проекта ({detail})</translation>
    </message>
    <message>
        <source>the copy could not be written ({detail})</source>
        <translation>копию не удалось записать ({detail})</translation>
    </message>
    <message>
        <source>the copy would replace the project itself</source>
        <translation>копия заменила бы сам проект</translation>
    </message>
    <message>
        <source>the database is damaged: {detail}</source>
        <translation>база данных повреждена: {detail}</translation>
    </message>
    <message>
        <source>the date “{date}” can be read in two ways, and nobody has said which number is the day</source>
        <translation>дату «{date}» можно прочесть двояко, и никто не сказал, какое число — день</translation>
    </message>
    <message>
        <source>the date “{date}” was read as {iso}, in the order that was said of {publisher} before</source>
        <translation>дата «{date}» прочитана как {iso}: в порядке, указанном раньше для «{publisher}»</translation>
    </message>
    <message>
        <source>the disk failed ({detail})</source>
        <translation>сбой диска ({detail})</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>диск заполнен</translation>
    </message>
    <message>
        <source>the document has neither “text” nor “utf8_text_md5_checksum”</source>
        <translation>в документе нет ни «text», ни «utf8_text_md5_checksum»</translation>
    </message>
    <message>
        <source>the document has no text</source>
        <translation>в документе нет текста</translation>
    </message>
    <message>
        <source>the end of the project file is missing</source>
        <translation>нет конца файла проекта</translation>
    </message>
    <message>
        <source>the engine {engine} could not be loaded ({detail})</source>
        <translation>модуль {engine} не удалось загрузить ({detail})</translation>
    </message>
    <message>
        <source>the engine {engine} failed ({detail})</source>
        <translation>сбой модуля {engine} ({detail})</translation>
    </message>
    <message>
        <source>the engine {engine} took too long</source>
        <translation>модуль {engine} работал слишком долго</translation>
    </message>
    <message>
        <source>the engine {engine} took too long for {number} articles in a row</source>
        <translation>движок {engine} слишком долго работал над {number} статьями подряд</translation>
    </message>
    <message>
        <source>the file could not be read ({detail})</source>
        <translation>файл не удалось прочитать ({detail})</translation>
    </message>
    <message>
        <source>the file could not be read ({reason})</source>
        <translation>файл не удалось прочитать ({reason})</translation>
    </message>
    <message>
        <source>the file could not be written ({detail})</source>
        <translation>файл не удалось записать ({detail})</translation>
    </message>
    <message>
        <source>the file does not say its encoding; {encoding} was taken ({percent} % sure)</source>
        <translation>файл не называет свою кодировку; взята {encoding} (уверенность {percent} %)</translation>
    </message>
    <message>
        <source>the file does not say its encoding; {encoding} was taken ({percent} % sure; less likely: {others})</source>
        <translation>файл не называет свою кодировку; взята {encoding} (уверенность {percent} %; менее вероятны: {others})</translation>
    </message>
    <message>
        <source>the file has more than {most} bytes, which no tag set needs</source>
        <translation>в файле больше {most} байтов, столько набору меток не нужно</translation>
    </message>
    <message>
        <source>the file holds more than {most} MB</source>
        <translation>в файле больше {most} МБ</translation>
    </message>
    <message>
        <source>the file holds more than {most} MB in one JSON array</source>
        <translation>в файле больше {most} МБ в одном массиве JSON</translation>
    </message>
    <message>
        <source>the file holds no record of a web archive</source>
        <translation>в файле нет ни одной записи веб-архива</translation>
    </message>
    <message>
        <source>the file holds no web page</source>
        <translation>в файле нет веб-страницы</translation>
    </message>
    <message>
        <source>the file is UTF-16, not UTF-8</source>
        <translation>файл в UTF-16, а не в UTF-8</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>файл пуст</translation>
    </message>
    <message>
        <source>the file is locked with a password</source>
        <translation>файл защищён паролем</translation>
    </message>
    <message>
        <source>the file is no TOML ({reason})</source>
        <translation>файл не в формате TOML ({reason})</translation>
    </message>
    <message>
        <source>the file is not UTF-8 (byte {byte} is {value}), and its encoding cannot be told for sure: {likely}</source>
        <translation>файл не в UTF-8 (байт {byte} равен {value}), и его кодировку нельзя определить наверняка: {likely}</translation>
    </message>
    <message>
        <source>the file is not UTF-8: byte {byte} does not fit</source>
        <translation>файл не в UTF-8: не подходит байт {byte}</translation>
    </message>
    <message>
        <source>the file is not UTF-8: byte {byte} is {value}</source>
        <translation>файл не в UTF-8: байт {byte} — {value}</translation>
    </message>
    <message>
        <source>the file is not in {encoding}: byte {byte} does not fit</source>
        <translation>файл не в {encoding}: не подходит байт {byte}</translation>
    </message>
    <message>
        <source>the file is packed in a way that is not read</source>
        <translation>файл упакован способом, который не читается</translation>
    </message>
    <message>
        <source>the file may not be read ({detail})</source>
        <translation>читать файл не разрешено ({detail})</translation>
    </message>
    <message>
        <source>the file's record could not be read: {what}</source>
        <translation>запись файла не удалось прочитать: {what}</translation>
    </message>
    <message>
        <source>the folder for the file is not there</source>
        <translation>папки для файла нет</translation>
    </message>
    <message>
        <source>the format “{format}” does not load ({detail})</source>
        <translation>формат «{format}» не загружается ({detail})</translation>
    </message>
    <message>
        <source>the fragment from {start} to {end} overlaps the one before</source>
        <translation>фрагмент {start}–{end} перекрывает предыдущий</translation>
    </message>
    <message>
        <source>the id {id} belongs to an annotation of another article ({article})</source>
        <translation>id {id} принадлежит аннотации другой статьи ({article})</translation>
    </message>
    <message>
        <source>the id {id} stands for two different spans of this line</source>
        <translation>id {id} стоит у двух разных отрезков этой строки</translation>
    </message>
    <message>
        <source>the id {id} stands twice in the file: “{raw}”</source>
        <translation>id {id} стоит в файле дважды: «{raw}»</translation>
    </message>
    <message>
        <source>the journal contradicts itself about it</source>
        <translation>журнал сам себе противоречит об этом</translation>
    </message>
    <message>
        <source>the journal has no entry {seq}</source>
        <translation>в журнале нет записи {seq}</translation>
    </message>
    <message>
        <source>the journal was changed here ({operation}; it touched {touched})</source>
        <translation>журнал здесь изменён ({operation}; затронуто: {touched})</translation>
    </message>
    <message>
        <source>the key {key} belongs to “{name}”</source>
        <translation>клавиша {key} принадлежит метке «{name}»</translation>
    </message>
    <message>
        <source>the key “{key}” stands twice in one object</source>
        <translation>ключ «{key}» стоит в одном объекте дважды</translation>
    </message>
    <message>
        <source>the label {id} is no longer there</source>
        <translation>метки {id} больше нет</translation>
    </message>
    <message>
        <source>the label “{name}” is new</source>
        <translation>метка «{name}» новая</translation>
    </message>
    <message>
        <source>the label “{name}” looks otherwise in the file</source>
        <translation>метка «{name}» в файле выглядит иначе</translation>
    </message>
    <message>
        <source>the label “{name}” was taken for “{label}”</source>
        <translation>метка «{name}» принята за «{label}»</translation>
    </message>
    <message>
        <source>the label “{one}” of one file is written “{other}” in the other</source>
        <translation>метка «{one}» одного файла написана в другом как «{other}»</translation>
    </message>
    <message>
        <source>the line has neither “text” nor “text_sha256”</source>
        <translation>в строке нет ни «text», ни «text_sha256»</translation>
    </message>
    <message>
        <source>the line has {megabytes} MB, more than the {most} MB that are read</source>
        <translation>в строке {megabytes} МБ, больше читаемых {most} МБ</translation>
    </message>
    <message>
        <source>the line is in {schema}, and this version knows {known}</source>
        <translation>строка в {schema}, а эта версия знает {known}</translation>
    </message>
    <message>
        <source>the line is kept and written back; give it another id</source>
        <translation>строка сохранена и записывается обратно; дайте ей другой id</translation>
    </message>
    <message>
        <source>the line is no JSON object but a {found}</source>
        <translation>строка — не объект JSON, а {found}</translation>
    </message>
    <message>
        <source>the line is no JSON: {detail} at character {column}</source>
        <translation>строка — не JSON: {detail}, знак {column}</translation>
    </message>
    <message>
        <source>the line is no token with a tag: “{raw}”</source>
        <translation>строка — не токен с меткой: «{raw}»</translation>
    </message>
    <message>
        <source>the line was cut off where the text begins a new line, after “{raw}”</source>
        <translation>строка обрезана там, где текст начинает новую, после «{raw}»</translation>
    </message>
    <message>
        <source>the link begins at {from}, which is no annotation of the project</source>
        <translation>связь начинается в {from}, а такой аннотации в проекте нет</translation>
    </message>
    <message>
        <source>the link ends at {to}, which the file does not hold</source>
        <translation>связь кончается в {to}, чего в файле нет</translation>
    </message>
    <message>
        <source>the link type “{name}” is new</source>
        <translation>тип связи «{name}» новый</translation>
    </message>
    <message>
        <source>the link {id} is no longer there</source>
        <translation>связи {id} больше нет</translation>
    </message>
    <message>
        <source>the link “{name}” joins something else than two codings of texts</source>
        <translation>связь «{name}» соединяет не две кодировки текстов</translation>
    </message>
    <message>
        <source>the link “{type}” ends at {to}, which is not in the project yet</source>
        <translation>связь «{type}» кончается в {to}, чего в проекте ещё нет</translation>
    </message>
    <message>
        <source>the map of names could not be read: {detail}</source>
        <translation>карта имён не читается: {detail}</translation>
    </message>
    <message>
        <source>the message has an attachment “{name}” ({kind}), which is no document that can be read, or one too many</source>
        <translation>у письма есть вложение «{name}» ({kind}), которое не документ, доступный для чтения, или уже лишнее</translation>
    </message>
    <message>
        <source>the message has no text</source>
        <translation>в письме нет текста</translation>
    </message>
    <message>
        <source>the message holds more than {most} parts within parts</source>
        <translation>в письме больше {most} вложенных частей</translation>
    </message>
    <message>
        <source>the message is damaged ({detail})</source>
        <translation>письмо повреждено ({detail})</translation>
    </message>
    <message>
        <source>the number {number} is too large to keep exactly</source>
        <translation>число {number} слишком велико, чтобы сохранить его точно</translation>
    </message>
    <message>
        <source>the only page of the PDF cannot be read</source>
        <translation>единственная страница PDF не читается</translation>
    </message>
    <message>
        <source>the only record of the web archive is neither a page nor a text</source>
        <translation>единственная запись веб-архива не страница и не текст</translation>
    </message>
    <message>
        <source>the other pages came in; read this one in a PDF viewer</source>
        <translation>остальные страницы приняты; эту прочтите в просмотрщике PDF</translation>
    </message>
    <message>
        <source>the page is packed as “{encoding}”, which is not read</source>
        <translation>страница сжата как «{encoding}», это не читается</translation>
    </message>
    <message>
        <source>the page says it is in {declared}, and is not; {encoding} was taken</source>
        <translation>страница называет кодировку {declared}, но это неверно; взята {encoding}</translation>
    </message>
    <message>
        <source>the page shows no text</source>
        <translation>страница не показывает текста</translation>
    </message>
    <message>
        <source>the pages from {page} to {pages} were not read, because the file takes too long</source>
        <translation>страницы с {page} по {pages} не прочитаны: файл требует слишком много времени</translation>
    </message>
    <message>
        <source>the profile folder cannot be made ({detail})</source>
        <translation>папку профиля не удалось создать ({detail})</translation>
    </message>
    <message>
        <source>the project can only be read</source>
        <translation>проект можно только читать</translation>
    </message>
    <message>
        <source>the project cannot be made ({detail})</source>
        <translation>проект не удалось создать ({detail})</translation>
    </message>
    <message>
        <source>the project cannot be moved aside ({detail})</source>
        <translation>проект не удалось отложить в сторону ({detail})</translation>
    </message>
    <message>
        <source>the project cannot be opened ({detail})</source>
        <translation>проект не удалось открыть ({detail})</translation>
    </message>
    <message>
        <source>the project does not have the annotation {id}</source>
        <translation>в проекте нет аннотации {id}</translation>
    </message>
    <message>
        <source>the project does not have the article {id}</source>
        <translation>в проекте нет статьи {id}</translation>
    </message>
    <message>
        <source>the project does not have the link {id}</source>
        <translation>в проекте нет связи {id}</translation>
    </message>
    <message>
        <source>the project file is damaged ({detail})</source>
        <translation>файл проекта повреждён ({detail})</translation>
    </message>
    <message>
        <source>the project has another text under the id {id}</source>
        <translation>в проекте под id {id} другой текст</translation>
    </message>
    <message>
        <source>the project has no article with the id {id}</source>
        <translation>в проекте нет статьи с id {id}</translation>
    </message>
    <message>
        <source>the project has no label “{name}”</source>
        <translation>в проекте нет метки «{name}»</translation>
    </message>
    <message>
        <source>the project has nothing by an annotator “{name}”</source>
        <translation>в проекте нет ничего от разметчика «{name}»</translation>
    </message>
    <message>
        <source>the project has {count} {kind}, for which this program has no word</source>
        <translation>в проекте есть {kind} ({count}), для которых у этой программы нет слова</translation>
    </message>
    <message>
        <source>the project holds a {kind} of somebody else's ({name}), which could run or hide something</source>
        <translation>в проекте есть чужой объект базы ({kind} {name}), который может что-то выполнить или скрыть</translation>
    </message>
    <message>
        <source>the project says it has schema {version}, which no version wrote</source>
        <translation>проект сообщает схему {version}, какой не писала ни одна версия</translation>
    </message>
    <message>
        <source>the project was written by a newer version (schema {version}, this one knows {known})</source>
        <translation>проект записан более новой версией (схема {version}, эта знает {known})</translation>
    </message>
    <message>
        <source>the project's was kept; delete it first to take the file's</source>
        <translation>оставлена та, что в проекте; чтобы взять из файла, сначала удалите её</translation>
    </message>
    <message>
        <source>the project's were kept; change them in the window</source>
        <translation>оставлены данные проекта; измените их в окне</translation>
    </message>
    <message>
        <source>the record is shorter than it says, by 1 byte</source>
        <translation>запись короче, чем в ней сказано, на 1 байт</translation>
    </message>
    <message>
        <source>the record is shorter than it says, by {missing} bytes</source>
        <translation>запись короче заявленного на {missing} байт</translation>
    </message>
    <message>
        <source>the region “{kind}” from {start} to {end} is empty or lies outside the text of {length} characters</source>
        <translation>область «{kind}» от {start} до {end} пуста или лежит вне текста длиной {length} знаков</translation>
    </message>
    <message>
        <source>the relation {number} of the layer {layer} has no annotation at one of its ends</source>
        <translation>у связи {number} слоя {layer} на одном из концов нет аннотации</translation>
    </message>
    <message>
        <source>the row has nothing in the column “{column}”</source>
        <translation>в строке пуст столбец «{column}»</translation>
    </message>
    <message>
        <source>the row has {cells} cells, and the table {columns} columns</source>
        <translation>ячеек в строке: {cells}, а столбцов в таблице: {columns}</translation>
    </message>
    <message>
        <source>the search finds other words than are there, or misses some</source>
        <translation>поиск находит не те слова, которые есть, или пропускает некоторые</translation>
    </message>
    <message>
        <source>the search passes over a row, or finds one that is not there</source>
        <translation>поиск пропускает строку или находит ту, которой нет</translation>
    </message>
    <message>
        <source>the search passes over {count} rows, or finds what is not there</source>
        <translation>поиск пропускает строки ({count}) или находит то, чего нет</translation>
    </message>
    <message>
        <source>the selection from {start} to {end} has no place in the text</source>
        <translation>выделение {start}–{end} не имеет места в тексте</translation>
    </message>
    <message>
        <source>the settings could not be read ({reason}), so the defaults are in force</source>
        <translation>настройки не удалось прочитать ({reason}), действуют настройки по умолчанию</translation>
    </message>
    <message>
        <source>the settings could not be read, so the defaults are in force</source>
        <translation>настройки не удалось прочитать, действуют настройки по умолчанию</translation>
    </message>
    <message>
        <source>the settings hold until the window closes, but could not be saved ({reason})</source>
        <translation>настройки действуют, пока окно открыто, но сохранить их не удалось ({reason})</translation>
    </message>
    <message>
        <source>the source counts CR LF as one character</source>
        <translation>источник считает CR LF одним знаком</translation>
    </message>
    <message>
        <source>the source counts UTF-16 units</source>
        <translation>источник считает единицы UTF-16</translation>
    </message>
    <message>
        <source>the source “{name}” is no text but a {kind}</source>
        <translation>источник «{name}» — не текст, а {kind}</translation>
    </message>
    <message>
        <source>the source, cue or addressee of the span from {start} to {end} is empty or outside the text of {length}</source>
        <translation>источник, маркер речи или адресат отрезка {start}–{end} пуст или вне текста длиной {length}</translation>
    </message>
    <message>
        <source>the source, cue or addressee words of 1 annotation have no place in {format}</source>
        <translation>для слов источника, маркера речи или адресата 1 аннотации в {format} нет места</translation>
    </message>
    <message>
        <source>the source, cue or addressee words of {count} annotations have no place in {format}</source>
        <translation>в формате {format} нет места для слов источника, маркера речи или адресата аннотаций ({count})</translation>
    </message>
    <message>
        <source>the span from {start} to {end} cuts a character that consists of several code points</source>
        <translation>отрезок {start}–{end} разрезает знак, состоящий из нескольких кодовых точек</translation>
    </message>
    <message>
        <source>the span from {start} to {end} is empty</source>
        <translation>отрезок {start}–{end} пуст</translation>
    </message>
    <message>
        <source>the span from {start} to {end} lies outside the text of {length} characters</source>
        <translation>отрезок {start}–{end} лежит вне текста длиной {length} знаков</translation>
    </message>
    <message>
        <source>the span from {was_start} to {was_end} counts CR LF as one character</source>
        <translation>отрезок {was_start}–{was_end} считает CR LF одним знаком</translation>
    </message>
    <message>
        <source>the span from {was_start} to {was_end} counts UTF-16 units</source>
        <translation>отрезок {was_start}–{was_end} считает единицы UTF-16</translation>
    </message>
    <message>
        <source>the span from {was_start} to {was_end} counts UTF-8 bytes</source>
        <translation>отрезок {was_start}–{was_end} считает байты UTF-8</translation>
    </message>
    <message>
        <source>the span from {was_start} to {was_end} includes its end</source>
        <translation>отрезок {was_start}–{was_end} включает свой конец</translation>
    </message>
    <message>
        <source>the speaker {id} is no longer there</source>
        <translation>спикера {id} больше нет</translation>
    </message>
    <message>
        <source>the statement {id} is no longer there</source>
        <translation>тезиса {id} больше нет</translation>
    </message>
    <message>
        <source>the table [{key}] does not map names to names</source>
        <translation>таблица [{key}] сопоставляет не имена с именами</translation>
    </message>
    <message>
        <source>the table has no column “{column}”</source>
        <translation>в таблице нет столбца «{column}»</translation>
    </message>
    <message>
        <source>the table has {columns} columns, more than the {most} that are read</source>
        <translation>в таблице столбцов: {columns}, больше, чем читается ({most})</translation>
    </message>
    <message>
        <source>the table is empty</source>
        <translation>таблица пуста</translation>
    </message>
    <message>
        <source>the tables of this project are not those of this version ({name}): an unreleased version made it, or somebody has changed it; nothing of it was run</source>
        <translation>таблицы этого проекта не те, что у этой версии ({name}): его сделала невыпущенная версия, или кто-то его изменил; ничто из него не исполнялось</translation>
    </message>
    <message>
        <source>the task has no text, only other data</source>
        <translation>в задании нет текста, только другие данные</translation>
    </message>
    <message>
        <source>the text has half a character at position {position}</source>
        <translation>в тексте на позиции {position} половина знака</translation>
    </message>
    <message>
        <source>the text has more than {most} characters</source>
        <translation>в тексте больше {most} знаков</translation>
    </message>
    <message>
        <source>the text holds half a surrogate pair at character {position}, which no file can keep</source>
        <translation>в тексте на знаке {position} половина суррогатной пары, которую не сохранит ни один файл</translation>
    </message>
    <message>
        <source>the text holds half a surrogate pair, which no file can keep</source>
        <translation>в тексте половина суррогатной пары, которую не сохранит ни один файл</translation>
    </message>
    <message>
        <source>the text is not the one its checksum was made from</source>
        <translation>текст не тот, по которому сделана контрольная сумма</translation>
    </message>
    <message>
        <source>the text is not the one its hash was made from</source>
        <translation>текст не тот, по которому сделан хеш</translation>
    </message>
    <message>
        <source>the text is not the one its “text_sha256” was made from</source>
        <translation>текст не тот, по которому сделан его «text_sha256»</translation>
    </message>
    <message>
        <source>the text of the source is not in the archive: {path}</source>
        <translation>текста источника нет в архиве: {path}</translation>
    </message>
    <message>
        <source>the text was taken as it stands; compare it with its source</source>
        <translation>текст взят как есть; сравните его с источником</translation>
    </message>
    <message>
        <source>the title and facts of 1 article have no place in {format}</source>
        <translation>для заголовка и данных 1 статьи в {format} нет места</translation>
    </message>
    <message>
        <source>the title and facts of {count} articles have no place in {format}</source>
        <translation>в формате {format} нет места для заголовков и данных статей ({count})</translation>
    </message>
    <message>
        <source>the web archive is damaged from this record on ({detail})</source>
        <translation>веб-архив повреждён начиная с этой записи ({detail})</translation>
    </message>
    <message>
        <source>the words of the span are not at {was_start} to {was_end}</source>
        <translation>слова отрезка стоят не на {was_start}–{was_end}</translation>
    </message>
    <message>
        <source>the words of the span from {was_start} to {was_end} differ in their white space</source>
        <translation>слова отрезка {was_start}–{was_end} отличаются пробелами</translation>
    </message>
    <message>
        <source>the words “{quote}” are not at {start} to {end}, and nowhere else in the text</source>
        <translation>слов «{quote}» нет ни на {start}–{end}, ни в другом месте текста</translation>
    </message>
    <message>
        <source>the workbook has no sheet</source>
        <translation>в книге нет листов</translation>
    </message>
    <message>
        <source>the {kind} {id} is not in the project</source>
        <translation>в проекте нет объекта {kind} {id}</translation>
    </message>
    <message>
        <source>the {kind} {id} was changed since</source>
        <translation>объект {kind} {id} с тех пор изменён</translation>
    </message>
    <message>
        <source>the {kind} “{name}” differs there; it was left as it is here</source>
        <translation>объект {kind} «{name}» там другой; здесь оставлен как был</translation>
    </message>
    <message>
        <source>the {kind} “{name}” was changed in both (entry {here} here, entry {there} there); that of {kept} is kept</source>
        <translation>{kind} «{name}»: изменено в обоих (здесь запись {here}, там запись {there}); сохранено то, что в {kept}</translation>
    </message>
    <message>
        <source>the {kind} “{name}” was deleted here (entry {here}) and changed there (entry {there}); it came back</source>
        <translation>{kind} «{name}»: удалено здесь (запись {here}) и изменено там (запись {there}); возвращено</translation>
    </message>
    <message>
        <source>the {kind} “{name}” was deleted there (entry {there}) and changed here (entry {here}); it is kept</source>
        <translation>{kind} «{name}»: удалено там (запись {there}) и изменено здесь (запись {here}); сохранено</translation>
    </message>
    <message>
        <source>their ends are written beside the CR LF; export to jsonl as well to keep them</source>
        <translation>их границы записываются рядом с CR LF; экспортируйте также в jsonl, чтобы сохранить их</translation>
    </message>
    <message>
        <source>there are more than {most} hits, which is the most that one step annotates</source>
        <translation>совпадений больше {most}, а больше за один шаг не размечается</translation>
    </message>
    <message>
        <source>there are no words on the clipboard</source>
        <translation>в буфере обмена нет слов</translation>
    </message>
    <message>
        <source>there are {count}, and the journal knows {journaled}</source>
        <translation>их {count}, а журнал знает {journaled}</translation>
    </message>
    <message>
        <source>there is a label called “{name}” already</source>
        <translation>метка «{name}» уже есть</translation>
    </message>
    <message>
        <source>there is no encoding called “{encoding}”</source>
        <translation>кодировки «{encoding}» нет</translation>
    </message>
    <message>
        <source>there is no engine {name}</source>
        <translation>модуля {name} нет</translation>
    </message>
    <message>
        <source>there is no format called “{format}”</source>
        <translation>формата «{format}» нет</translation>
    </message>
    <message>
        <source>there is no link type “{type}”</source>
        <translation>типа связи «{type}» нет</translation>
    </message>
    <message>
        <source>there is no rule {name}</source>
        <translation>нет правила {name}</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>такого файла нет</translation>
    </message>
    <message>
        <source>there is no such project</source>
        <translation>такого проекта нет</translation>
    </message>
    <message>
        <source>there is no {name} beside it, the text that it annotates</source>
        <translation>рядом нет {name} — текста, к которому он относится</translation>
    </message>
    <message>
        <source>there is not enough memory for what the project says it holds</source>
        <translation>не хватает памяти для того, что, по его словам, содержит проект</translation>
    </message>
    <message>
        <source>there is nothing here that can print</source>
        <translation>здесь нечем печатать</translation>
    </message>
    <message>
        <source>there is nothing to redo</source>
        <translation>возвращать нечего</translation>
    </message>
    <message>
        <source>there is nothing to undo</source>
        <translation>отменять нечего</translation>
    </message>
    <message>
        <source>there is something else of this name, which the copy would replace</source>
        <translation>под этим именем есть нечто другое, и копия его заменила бы</translation>
    </message>
    <message>
        <source>there is something of this name already</source>
        <translation>такое имя уже занято</translation>
    </message>
    <message>
        <source>there is such a link “{type}” already</source>
        <translation>такая связь «{type}» уже есть</translation>
    </message>
    <message>
        <source>these pages have no text layer: {pages}</source>
        <translation>на этих страницах нет текстового слоя: {pages}</translation>
    </message>
    <message>
        <source>they are cut, and end in “…”; export to csv or jsonl as well to keep them whole</source>
        <translation>они обрезаются и кончаются на «…»; экспортируйте также в csv или jsonl, чтобы сохранить их целиком</translation>
    </message>
    <message>
        <source>they were kept, and are written back on export</source>
        <translation>они сохранены и записываются обратно при экспорте</translation>
    </message>
    <message>
        <source>they were left out; report it to its makers</source>
        <translation>они пропущены; сообщите его разработчикам</translation>
    </message>
    <message>
        <source>they were left out; the articles in them were taken</source>
        <translation>они пропущены; статьи в них взяты</translation>
    </message>
    <message>
        <source>this copy is damaged as well</source>
        <translation>эта копия тоже повреждена</translation>
    </message>
    <message>
        <source>this is a device or a pipe</source>
        <translation>это устройство или канал</translation>
    </message>
    <message>
        <source>this is a device or a pipe, not a file</source>
        <translation>это устройство или канал, а не файл</translation>
    </message>
    <message>
        <source>this is a folder</source>
        <translation>это папка</translation>
    </message>
    <message>
        <source>this is no DocBin of spaCy, or it is damaged ({detail})</source>
        <translation>это не DocBin программы spaCy, или он повреждён ({detail})</translation>
    </message>
    <message>
        <source>this is no UIMA CAS in JSON</source>
        <translation>это не UIMA CAS в виде JSON</translation>
    </message>
    <message>
        <source>this is no UIMA type system</source>
        <translation>это не описание типов UIMA</translation>
    </message>
    <message>
        <source>this is no XMI file</source>
        <translation>это не файл XMI</translation>
    </message>
    <message>
        <source>this is no line of brat's: “{raw}”</source>
        <translation>это не строка brat: «{raw}»</translation>
    </message>
    <message>
        <source>this is no project of Claims Annotator</source>
        <translation>это не проект Claims Annotator</translation>
    </message>
    <message>
        <source>this is the project itself</source>
        <translation>это сам проект</translation>
    </message>
    <message>
        <source>try again; the log in the profile folder says more</source>
        <translation>повторите; подробности — в журнале работы в папке профиля</translation>
    </message>
    <message>
        <source>try another one with --encoding, such as windows-1252 or utf-16</source>
        <translation>попробуйте другую с --encoding, например windows-1252 или utf-16</translation>
    </message>
    <message>
        <source>two columns are said to be the “{target}”</source>
        <translation>два столбца назначены как «{target}»</translation>
    </message>
    <message>
        <source>type one</source>
        <translation>введите его</translation>
    </message>
    <message>
        <source>type the proposition in a sentence</source>
        <translation>введите суть одним предложением</translation>
    </message>
    <message>
        <source>undo entry {later} first</source>
        <translation>сначала отмените запись {later}</translation>
    </message>
    <message>
        <source>undo or redo that one instead</source>
        <translation>отмените или повторите вместо этого ту</translation>
    </message>
    <message>
        <source>undo the later change first</source>
        <translation>сначала отмените более позднее изменение</translation>
    </message>
    <message>
        <source>undo the later changes first</source>
        <translation>сначала отмените более поздние правки</translation>
    </message>
    <message>
        <source>unpack the archive, and import what was in it</source>
        <translation>распакуйте архив и импортируйте его содержимое</translation>
    </message>
    <message>
        <source>unpack the archive, and split the file</source>
        <translation>распакуйте архив и разделите файл</translation>
    </message>
    <message>
        <source>unpack the outer one, and import the folder</source>
        <translation>распакуйте внешний и импортируйте папку</translation>
    </message>
    <message>
        <source>update Claims Annotator</source>
        <translation>обновите Claims Annotator</translation>
    </message>
    <message>
        <source>use a letter from A to F</source>
        <translation>используйте букву от A до F</translation>
    </message>
    <message>
        <source>use a name such as utf-8 or windows-1252</source>
        <translation>используйте имя вроде utf-8 или windows-1252</translation>
    </message>
    <message>
        <source>use a number from 1 to 6</source>
        <translation>используйте число от 1 до 6</translation>
    </message>
    <message>
        <source>use a number from {least} to {most}</source>
        <translation>используйте число от {least} до {most}</translation>
    </message>
    <message>
        <source>use a text of up to {longest} characters</source>
        <translation>используйте текст до {longest} знаков</translation>
    </message>
    <message>
        <source>use one letter or sign</source>
        <translation>используйте одну букву или один знак</translation>
    </message>
    <message>
        <source>use one of its columns: {columns}</source>
        <translation>используйте один из его столбцов: {columns}</translation>
    </message>
    <message>
        <source>use one of {choices}</source>
        <translation>используйте одно из: {choices}</translation>
    </message>
    <message>
        <source>use one of {expected}</source>
        <translation>используйте одно из: {expected}</translation>
    </message>
    <message>
        <source>use one of {known}</source>
        <translation>используйте одно из: {known}</translation>
    </message>
    <message>
        <source>use one of {suffixes}</source>
        <translation>используйте одно из: {suffixes}</translation>
    </message>
    <message>
        <source>wait until it is done, and try again</source>
        <translation>дождитесь, пока она закончит, и повторите</translation>
    </message>
    <message>
        <source>what is marked in them counts as missed; export both files from the same texts</source>
        <translation>отмеченное в них считается пропущенным; экспортируйте оба файла из одних и тех же текстов</translation>
    </message>
    <message>
        <source>what is marked in them counts as wrong; export both files from the same texts</source>
        <translation>отмеченное в них считается ошибочным; экспортируйте оба файла из одних и тех же текстов</translation>
    </message>
    <message>
        <source>what it holds grows to more than {ratio} times its size</source>
        <translation>содержимое разрастается больше чем в {ratio} раз</translation>
    </message>
    <message>
        <source>what stood before came in; fetch or make the archive anew</source>
        <translation>всё до этого места принято; получите или создайте архив заново</translation>
    </message>
    <message>
        <source>what the command had to say could not be written ({detail})</source>
        <translation>то, что команда должна была вывести, не удалось записать ({detail})</translation>
    </message>
    <message>
        <source>who made 1 annotation, when and how, has no place in {format}</source>
        <translation>для сведений о том, кто, когда и как сделал 1 аннотацию, в {format} нет места</translation>
    </message>
    <message>
        <source>who made {count} annotations, when and how, has no place in {format}</source>
        <translation>в формате {format} нет места для того, кто, когда и как сделал аннотации ({count})</translation>
    </message>
    <message>
        <source>write it as OLD=NEW; OLD= leaves out</source>
        <translation>пишите СТАРОЕ=НОВОЕ; СТАРОЕ= пропускает</translation>
    </message>
    <message>
        <source>write it as TOML, with tables [labels] and [speakers] of lines "old" = "new"</source>
        <translation>запишите её как TOML с таблицами [labels] и [speakers] из строк "старое" = "новое"</translation>
    </message>
    <message>
        <source>write it as a number without quotes</source>
        <translation>запишите числом без кавычек</translation>
    </message>
    <message>
        <source>write it as text in quotation marks</source>
        <translation>запишите текстом в кавычках</translation>
    </message>
    <message>
        <source>write it as text=body or title=headline</source>
        <translation>напишите так: text=body или title=headline</translation>
    </message>
    <message>
        <source>write it elsewhere; what was changed in a project, “claims-annotator history” lists</source>
        <translation>выведите в другое место; что изменено в проекте, перечислит «claims-annotator history»</translation>
    </message>
    <message>
        <source>write its lines as "old" = "new"; an empty new name leaves out</source>
        <translation>пишите строки как "старое" = "новое"; пустое новое имя пропускает</translation>
    </message>
    <message>
        <source>write null, or leave the key out</source>
        <translation>запишите null или уберите ключ</translation>
    </message>
    <message>
        <source>write one article a line, in braces</source>
        <translation>пишите по статье в строке, в фигурных скобках</translation>
    </message>
    <message>
        <source>write the token first and its tag last, such as O or B-claim</source>
        <translation>пишите сначала токен, в конце метку, например O или B-claim</translation>
    </message>
    <message>
        <source>write to standard output with -o -, and redirect that</source>
        <translation>пишите в стандартный вывод с -o - и перенаправьте его</translation>
    </message>
    <message>
        <source>{count} annotations begin or end between CR and LF, and {format} has no such place</source>
        <translation>аннотаций, которые начинаются или кончаются между CR и LF: {count}; в {format} такого места нет</translation>
    </message>
    <message>
        <source>{count} annotations have no place in {format}</source>
        <translation>в формате {format} нет места для аннотаций ({count})</translation>
    </message>
    <message>
        <source>{count} annotations of several fragments are written as one whole span in {format}</source>
        <translation>аннотации из нескольких фрагментов ({count}) записываются в {format} одним целым отрезком</translation>
    </message>
    <message>
        <source>{count} annotations with the label “{name}” were left out, as was said before the import</source>
        <translation>пропущено аннотаций с меткой «{name}»: {count}, как было сказано перед импортом</translation>
    </message>
    <message>
        <source>{count} articles have the same id in both files and another text, {id} first</source>
        <translation>статей с тем же идентификатором в обоих файлах и другим текстом: {count}, первая — {id}</translation>
    </message>
    <message>
        <source>{count} cells hold codes of languages</source>
        <translation>коды языков в ячейках: {count}</translation>
    </message>
    <message>
        <source>{count} cells hold dates</source>
        <translation>даты в ячейках: {count}</translation>
    </message>
    <message>
        <source>{count} cells hold more than the 32,767 characters that {format} has room for</source>
        <translation>ячеек, в которых больше 32 767 символов: {count}; в {format} для них нет места</translation>
    </message>
    <message>
        <source>{count} cells hold web addresses</source>
        <translation>адреса сети в ячейках: {count}</translation>
    </message>
    <message>
        <source>{count} counters are wrong</source>
        <translation>неверных счётчиков: {count}</translation>
    </message>
    <message>
        <source>{count} edits belong to no entry</source>
        <translation>правок, не принадлежащих ни одной записи: {count}</translation>
    </message>
    <message>
        <source>{count} links between articles have no place in {format}</source>
        <translation>в формате {format} нет места для связей между статьями ({count})</translation>
    </message>
    <message>
        <source>{count} links have no place in {format}</source>
        <translation>в формате {format} нет места для связей ({count})</translation>
    </message>
    <message>
        <source>{count} metadata fields have no place in {format}</source>
        <translation>в формате {format} нет места для полей метаданных ({count})</translation>
    </message>
    <message>
        <source>{count} more parts of this line are wrong and were left out; the first {listed} are listed</source>
        <translation>неверных частей в этой строке ещё {count}, они пропущены; перечислены первые {listed}</translation>
    </message>
    <message>
        <source>{count} names of speakers lead to nobody, or to somebody else</source>
        <translation>имена говорящих ({count}) ни к кому не ведут или ведут к кому-то другому</translation>
    </message>
    <message>
        <source>{count} notes have no place in {format}</source>
        <translation>в формате {format} нет места для заметок ({count})</translation>
    </message>
    <message>
        <source>{count} of {total} articles of {file} are not in the other file with the same text</source>
        <translation>статей из {file}, которых нет в другом файле с тем же текстом: {count} из {total}</translation>
    </message>
    <message>
        <source>{count} records are neither pages nor texts, or no success: {kinds}</source>
        <translation>записей не страниц, не текстов или неудачных: {count} ({kinds})</translation>
    </message>
    <message>
        <source>{count} regions are of a kind this version does not know</source>
        <translation>областей, вид которых эта версия не знает: {count}</translation>
    </message>
    <message>
        <source>{count} regions have no place in {format}</source>
        <translation>в формате {format} нет места для областей ({count})</translation>
    </message>
    <message>
        <source>{count} speakers are called “{name}”</source>
        <translation>спикеров с именем «{name}»: {count}</translation>
    </message>
    <message>
        <source>{count} speakers have no place in {format}</source>
        <translation>в формате {format} нет места для спикеров ({count})</translation>
    </message>
    <message>
        <source>{count} statements have no place in {format}</source>
        <translation>в формате {format} нет места для тезисов ({count})</translation>
    </message>
    <message>
        <source>{count} suggestions of the engine {engine} did not fit the text or the tag set</source>
        <translation>подсказок движка {engine}, не подошедших к тексту или набору меток: {count}</translation>
    </message>
    <message>
        <source>{count} tokens and sentences of the file were not taken as annotations</source>
        <translation>слова и предложения файла ({count}) не взяты как аннотации</translation>
    </message>
    <message>
        <source>{count} tokens of the document have no word in the file</source>
        <translation>у слов документа ({count}) нет текста в файле</translation>
    </message>
    <message>
        <source>{format} cannot be written without the articles' texts</source>
        <translation>{format} нельзя записать без текстов статей</translation>
    </message>
    <message>
        <source>{format} cannot hold some control characters, which 1 article has; U+FFFD stands for each</source>
        <translation>{format} не может хранить некоторые управляющие символы, которые есть в 1 статье; вместо каждого стоит U+FFFD</translation>
    </message>
    <message>
        <source>{format} cannot hold some control characters, which {count} articles have; U+FFFD stands for each</source>
        <translation>{format} не может хранить некоторые управляющие символы, которые есть в статьях ({count}); вместо каждого стоит U+FFFD</translation>
    </message>
    <message>
        <source>{format} has no place for annotations that overlap, and 1 does</source>
        <translation>в {format} нет места для перекрывающихся аннотаций, а здесь такая 1</translation>
    </message>
    <message>
        <source>{format} has no place for annotations that overlap, and {count} do</source>
        <translation>в {format} нет места для перекрывающихся аннотаций, а их {count}</translation>
    </message>
    <message>
        <source>{number} is no number in JSON</source>
        <translation>{number} — не число в JSON</translation>
    </message>
    <message>
        <source>{option} {value} is no pair of names</source>
        <translation>{option} {value} — не пара имён</translation>
    </message>
    <message>
        <source>{place} names “{name}”, which the tag set does not define</source>
        <translation>{place} называет «{name}», чего набор меток не определяет</translation>
    </message>
    <message>
        <source>{remedy}</source>
        <translation>{remedy}</translation>
    </message>
    <message>
        <source>{value} is no grade of credibility</source>
        <translation>{value} — не степень достоверности</translation>
    </message>
    <message>
        <source>“claims-annotator articles” lists them</source>
        <translation>их перечисляет «claims-annotator articles»</translation>
    </message>
    <message>
        <source>“claims-annotator history” shows what it has</source>
        <translation>«claims-annotator history» показывает, что в нём есть</translation>
    </message>
    <message>
        <source>“claims-annotator history” shows what was done</source>
        <translation>что сделано, показывает «claims-annotator history»</translation>
    </message>
    <message>
        <source>“published” is “{value}”, which is no date such as 2023-09-25</source>
        <translation>«published» — «{value}», это не дата вида 2023-09-25</translation>
    </message>
    <message>
        <source>“start” and “end” must be whole numbers, and are “{start}” and “{end}”</source>
        <translation>«start» и «end» должны быть целыми числами, а они «{start}» и «{end}»</translation>
    </message>
    <message>
        <source>“{column}” must be a list or object in JSON, and is “{value}”</source>
        <translation>«{column}» должно быть списком или объектом JSON, а это «{value}»</translation>
    </message>
    <message>
        <source>“{field}” cannot be {value}</source>
        <translation>«{field}» не может быть {value}</translation>
    </message>
    <message>
        <source>“{format}” is read, not written</source>
        <translation>«{format}» читается, но не пишется</translation>
    </message>
    <message>
        <source>“{format}” is written, not read</source>
        <translation>«{format}» пишется, но не читается</translation>
    </message>
    <message>
        <source>“{hash}” is no hash of a journal's entry</source>
        <translation>«{hash}» — не хеш записи журнала</translation>
    </message>
    <message>
        <source>“{key}” cannot be {value} ({detail})</source>
        <translation>«{key}» не может быть {value} ({detail})</translation>
    </message>
    <message>
        <source>“{key}” is missing</source>
        <translation>нет «{key}»</translation>
    </message>
    <message>
        <source>“{key}” is no key</source>
        <translation>«{key}» — не клавиша</translation>
    </message>
    <message>
        <source>“{key}” is not what {format} files hold there: {value}</source>
        <translation>«{key}» — не то, что там стоит в файлах {format}: {value}</translation>
    </message>
    <message>
        <source>“{key}” is too short or too long: {value}</source>
        <translation>«{key}» слишком коротко или длинно: {value}</translation>
    </message>
    <message>
        <source>“{key}” is {value}</source>
        <translation>«{key}» — {value}</translation>
    </message>
    <message>
        <source>“{key}” must be a list, and is {value}</source>
        <translation>«{key}» должно быть списком, а это {value}</translation>
    </message>
    <message>
        <source>“{key}” must be a whole number, and is {value}</source>
        <translation>«{key}» должно быть целым числом, а это {value}</translation>
    </message>
    <message>
        <source>“{key}” must be an object, and is {value}</source>
        <translation>«{key}» должно быть объектом, а это {value}</translation>
    </message>
    <message>
        <source>“{key}” must be text, and is {value}</source>
        <translation>«{key}» должно быть текстом, а это {value}</translation>
    </message>
    <message>
        <source>“{name}” is a name of the speaker “{other}” already</source>
        <translation>«{name}» — уже имя спикера «{other}»</translation>
    </message>
    <message>
        <source>“{name}” is the last label</source>
        <translation>«{name}» — последняя метка</translation>
    </message>
    <message>
        <source>“{name}” stands twice in {place}</source>
        <translation>«{name}» стоит дважды в {place}</translation>
    </message>
    <message>
        <source>“{pair}” is no pair of what and column</source>
        <translation>«{pair}» не пара из назначения и столбца</translation>
    </message>
    <message>
        <source>“{place}” is not what a tag set can hold ({reason})</source>
        <translation>«{place}» — не то, что может быть в наборе меток ({reason})</translation>
    </message>
    <message>
        <source>“{value}” is no grade of reliability</source>
        <translation>«{value}» — не степень надёжности</translation>
    </message>
    <message>
        <source>“{what}” is damaged: it has no id, one that is there twice, or not the form of its kind</source>
        <translation>«{what}» повреждено: нет номера, номер повторяется или форма не та</translation>
    </message>
</context>
<context>
    <name>WordsField</name>
    <message>
        <source>Clear: {name}</source>
        <translation>Очистить: {name}</translation>
    </message>
    <message>
        <source>Take the selected words: {name}</source>
        <translation>Взять выделенные слова: {name}</translation>
    </message>
</context>
</TS>
