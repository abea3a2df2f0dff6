import click


@click.command()
def languages(): ...
