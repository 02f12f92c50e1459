"""An app of Streamlit: streamlit run examples/streamlit_app.py"""

import streamlit

import wordcloud_rs

TEXT = "渡轮公司今天说，强化学习改进了港口调度。The harbor ferry runs again."


@streamlit.cache_data
def picture(text: str, theme: str) -> bytes:
    """The PNG of a text."""
    return wordcloud_rs.cloud(text, theme=theme, size=(800, 500)).to_bytes("png", scale=2)


text = streamlit.text_area("Text", TEXT)
theme = streamlit.selectbox("Theme", ["ink", "ocean", "dusk-dark"])
try:
    streamlit.image(picture(text, theme))
    streamlit.dataframe(wordcloud_rs.terms(text).to_pandas())
except wordcloud_rs.InputError as error:
    streamlit.error(str(error))
