/** What Word and LibreOffice Writer put on the clipboard, in the forms they write: their marks, styles and line breaks. */

export const collageWord = `<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style>
<!--
 p.MsoNormal {mso-style-unhide:no; margin:0cm; font-size:11.0pt;}
 @list l0:level1 {mso-level-number-format:bullet;}
-->
</style>
</head><body lang=FR style='tab-interval:35.4pt;word-wrap:break-word'>
<!--StartFragment-->
<h1><b><span style='font-size:16.0pt;color:#2F5496'>Accès
aux soins<o:p></o:p></span></b></h1>
<p class=MsoNormal style='margin-bottom:8.0pt'><span style='font-family:"Arial",sans-serif;color:red'>Le
territoire compte <b style='mso-bidi-font-weight:normal'>trois</b> maisons de santé <i
style='mso-bidi-font-style:normal'>pluriprofessionnelles</i>&nbsp;: Billom,
<a href="https://exemple.fr">Vertaizon</a> et <u>Courpière</u>.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>un médecin
part en 2027<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]><b>deux</b> infirmières arrivent<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-bidi-font-family:Calibri'><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Recruter<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-bidi-font-family:Calibri'><span style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Former<o:p></o:p></p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0><tr><td width=300 valign=top style='width:225.1pt'>
<p class=MsoNormal>Commune<o:p></o:p></p></td><td><p class=MsoNormal>4 808<o:p></o:p></p></td></tr></table>
<!--EndFragment-->
</body></html>`

export const collageLibreOffice = `<!DOCTYPE html>
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>
<meta name="generator" content="LibreOffice 24.2.7.2 (Linux)"/>
<style type="text/css">
	@page { size: 21cm 29.7cm; margin: 2cm }
	h2 { margin-top: 0.35cm; background: transparent; page-break-after: avoid }
	p { line-height: 115%; margin-bottom: 0.25cm; background: transparent }
</style></head>
<body lang="fr-FR" link="#000080" dir="ltr">
<h2 class="western">Prévention</h2>
<p style="margin-bottom: 0cm"><font face="Liberation Serif, serif">Le
<i><b>dépistage</b></i> recule.</font></p>
<ol>
	<li><p style="margin-bottom: 0cm">Informer</p></li>
	<li><p style="margin-bottom: 0cm"><span style="font-weight: normal">Relancer</span></p></li>
</ol>
<ul>
	<li><p><font color="#ff0000">CPTS</font></p></li>
</ul>
</body></html>`
