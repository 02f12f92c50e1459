"""A page of Flask with the cloud of what is posted: flask --app examples/flask_app run"""

from flask import Flask, Response, request

import wordcloud_rs

app = Flask(__name__)


@app.post("/cloud.svg")
def cloud():
    """The cloud of the body as SVG; what cannot be drawn is said."""
    try:
        made = wordcloud_rs.cloud(request.get_data(), size=(800, 500), svg_text=True)
    except wordcloud_rs.InputError as error:
        return Response(str(error), status=422, mimetype="text/plain")
    return Response(made.to_svg(), mimetype="image/svg+xml")
