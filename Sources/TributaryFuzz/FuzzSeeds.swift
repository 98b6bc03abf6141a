/// A small document of each kind to begin with.
enum FuzzSeeds {
    static let documents: [[UInt8]] = [
        """
        <?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:georss="http://www.georss.org/georss">
        <channel><title>T</title><image><url>u</url><width>1</width></image><item><title>a</title><link>http://a.example/</link>
        <description><![CDATA[<p style="color: red">x <a href="../y">z</a> <img src=q></p>]]></description><pubDate>Mon, 26 Aug 2024 10:30:00 CST</pubDate>
        <guid isPermaLink="false">1</guid><media:group><media:content url="v"/></media:group><georss:point>1 2</georss:point></item></channel></rss>
        """,
        """
        <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://a.example/"><title type="html">&lt;b&gt;x&lt;/b&gt;</title><entry><id>i</id>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">y<br/><svg xmlns="http://www.w3.org/2000/svg"><title>t</title></svg></div></content>
        <author><name>n</name><email>e@a.example</email></author><updated>2024-08-26T10:30:00+08:00</updated></entry></feed>
        """,
        """
        <!DOCTYPE r [<!ENTITY e "v">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
        <channel rdf:about="x"><title>&e;</title></channel><item rdf:about="y"><title>z</title></item></rdf:RDF>
        """,
        """
        {"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"id": 1, "content_html": "<p>x</p>", "tags": ["a"],
        "date_published": "2024-08-26T10:30:00+08:00", "attachments": [{"url": "u", "size_in_bytes": 1}]}]}
        """,
        """
        <!DOCTYPE html><html><head><meta charset="utf-8"><meta name="PubDate" content="2024-08-26 10:30"><title>公告_局</title></head><body>
        <ul class="list"><li><a href="content_1.html" title="第一条公告">第一条…</a><span>2024-08-26</span></li><li><a href="./2.html">第二条公告</a>
        <span>[08-25]</span></li><li><a href="/3.html">第三条公告</a><span>2024/8/24</span></li></ul><a href="index_2.html">下一页</a></body></html>
        """,
        """
        <h1>公告</h1><div class="content"><p style="text-align:center" onclick=x>正文&nbsp;<b>重点<i>错</b>位</i></p><p>二<div>块</div>
        <table><tr><td>1<td colspan=2>2<tr><th>3</table><!-- c --><img src=a.png alt="x"><a href="javascript:x">y</a><textarea><p></textarea>
        <svg><a xlink:href=x><title>t</title></a></svg><math><mi>x</mi></math><select><option>1<option>2</select></div>
        """,
        "https://user@bureau.example:8080/a/../b;c?d=é&e=%2F#f",
        "2024年8月26日 上午10时30分", "Mon, 26 Aug 2024 10:30:00 +0800", "2004. 06. 15. 오후 3:02:11", "2004-W01-1T10:30Z",
    ].map { Array($0.utf8) }
}
